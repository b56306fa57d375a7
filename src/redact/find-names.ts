/** Finds all names in a diagnosis (fields, captures of placeholders, quotes, arguments) and gives each a stand-in. */
import type { LoadedSnapshot } from '../model/facts.js';
import type { Diagnosis } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import type { StatusMeaning } from '../model/stage.js';
import type { RawTimeline } from '../model/timeline.js';
import { addName, type NameFound } from './add-name.js';
import { inNumberingOrder, type NameKnowledge, startNameCollection } from './name-collection.js';
import { NameTable } from './name-table.js';
import { isOwnField } from './rename-fields.js';
import { namesInSnapshots } from './rename-snapshots.js';

/** The parts of a timeline that hold names. */
type TimelineParts = Pick<RawTimeline, 'servers' | 'unexplained' | 'clients' | 'limits'>;

/** @param timeline given by the command `timeline`, which prints it beside the diagnosis */
export function findNames(
  diagnosis: Diagnosis,
  knowledge: NameKnowledge,
  snapshots: readonly LoadedSnapshot[],
  timeline: TimelineParts | null = null,
): NameTable {
  const { names, found, inText, vocabulary } = startNameCollection(knowledge);
  // The first kind under which a name is found counts, so fields come before texts: they know it for certain.
  for (const name of serverOptions(diagnosis.run.arguments)) addName('server', name, found);
  fromFields(diagnosis, knowledge.signatures, found);
  if (timeline) fromTimeline(timeline, found);
  namesInSnapshots(snapshots, found);
  visitTexts(diagnosis, '', inText);
  if (timeline) visitTexts(timeline, '', inText);
  return new NameTable(new Map(inNumberingOrder(names)), vocabulary);
}

/** The values of `--server`: the report holds the arguments, and no log may name that server. */
function serverOptions(commandLine: readonly string[]): string[] {
  return commandLine.flatMap((argument, i) =>
    commandLine[i - 1] === '--server'
      ? [argument]
      : argument.startsWith('--server=')
        ? [argument.slice('--server='.length)]
        : [],
  );
}

function fromFields(diagnosis: Diagnosis, signatures: readonly Signature[], found: NameFound): void {
  const { findings, nearMisses, undecided, unexplained, unusedAcknowledgements = [] } = diagnosis;
  for (const { subject } of [...findings, ...nearMisses, ...undecided, ...unusedAcknowledgements]) {
    for (const name of [subject.server, subject.client]) if (name !== null) addName('server', name, found);
    if (subject.site !== null) addName('site', subject.site, found);
  }
  for (const server of unexplained.flatMap(({ servers }) => servers)) addName('server', server, found);
  for (const { status } of unexplained) fromStatus(status, found);
  fromCaptures(findings, captureTypes(signatures), found);
}

function fromTimeline({ servers, unexplained, clients }: TimelineParts, found: NameFound): void {
  for (const { server, site, attempts } of servers) {
    addName('server', server, found);
    if (site !== null) addName('site', site, found);
    for (const { status } of attempts.flatMap(({ errors }) => errors)) fromStatus(status, found);
  }
  for (const server of unexplained.flatMap((group) => group.servers)) addName('server', server, found);
  for (const { status } of unexplained) fromStatus(status, found);
  for (const { client } of clients ?? []) if (/^[^\s/!\\]+$/.test(client)) addName('server', client, found);
}

/** Of the strings inserted into a status message, a single word in capitals may be a machine. */
function fromStatus(status: StatusMeaning | null, found: NameFound): void {
  if (status?.system) addName('server', status.system, found);
  if (status?.site) addName('site', status.site, found);
  for (const string of status?.strings ?? [])
    if (/^[A-Z][A-Z0-9-]{0,14}$/.test(string)) addName('server', string, found);
}

function fromCaptures(findings: Diagnosis['findings'], typeOf: ReadonlyMap<string, string>, found: NameFound): void {
  for (const { signature, evidence, counterEvidence } of findings) {
    for (const item of [...evidence, ...counterEvidence]) {
      if (!('captures' in item)) continue;
      for (const [name, value] of Object.entries(item.captures)) {
        const type = typeOf.get(`${signature} ${item.clause} ${name}`);
        if (type === 'server') addName('server', value, found);
        if (type === 'account') addName('user', value, found);
      }
    }
  }
}

/** The type of each placeholder (`{server}`, `{who:account}`), by `<signature> <clause> <placeholder>`. */
function captureTypes(signatures: readonly Signature[]): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const { id, logs } of signatures) {
    for (const [clause, { template }] of Object.entries(logs.clauses)) {
      for (const [, name = '', type] of [template]
        .flat()
        .join('\n')
        .matchAll(/\{(\w+)(?::(\w+))?\}/g))
        types.set(`${id} ${clause} ${name}`, type ?? name);
    }
  }
  return types;
}

/** Gives each text below a value, but for fields that hold no names. @param field as in `renameFields` */
function visitTexts(value: object, field: string, take: (text: string) => void): void {
  for (const [key, inner] of Object.entries(value)) {
    const own = Array.isArray(value) ? field : key;
    if (isOwnField(own, inner)) continue;
    if (typeof inner === 'string') take(inner);
    else if (inner !== null && typeof inner === 'object') visitTexts(inner, own, take);
  }
}
