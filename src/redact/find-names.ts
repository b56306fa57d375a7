/** The names of a diagnosis, with their stand-ins: from its fields, from what placeholders stood for, and from its quotes. */
import type { LoadedSnapshot } from '../model/facts.js';
import type { LogKnowledge } from '../model/log.js';
import type { Diagnosis } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import type { StageKnowledge, StatusMeaning } from '../model/stage.js';
import type { RawTimeline } from '../model/timeline.js';
import { addName, collectFromText } from './collect-names.js';
import { NameTable } from './name-table.js';
import { isOwnField } from './rename-fields.js';
import { namesInSnapshots } from './rename-snapshots.js';
import type { NameKind } from './stand-in.js';

export interface NameKnowledge {
  readonly signatures: readonly Signature[];
  readonly logs: LogKnowledge;
  readonly stages: StageKnowledge;
}

/** What is told beside a diagnosis, by the command `timeline`. */
type Told = Pick<RawTimeline, 'servers' | 'unexplained' | 'clients' | 'limits'>;

/** The same diagnosis gives the same stand-ins: names are numbered in alphabetical order. */
export function findNames(
  diagnosis: Diagnosis,
  knowledge: NameKnowledge,
  snapshots: readonly LoadedSnapshot[],
  timeline: Told | null = null,
): NameTable {
  const { names, found, inText, vocabulary } = collectNames(knowledge);
  // Also a server that was asked for and that no log names.
  for (const name of askedFor(diagnosis.run.arguments)) addName('server', name, found);
  // Fields first: they know the kind for certain.
  fromFields(diagnosis, knowledge.signatures, found);
  if (timeline) fromTimeline(timeline, found);
  namesInSnapshots(snapshots, found);
  walk(diagnosis, '', inText);
  if (timeline) walk(timeline, '', inText);
  const sorted = [...names].sort(([one], [other]) => (one < other ? -1 : 1));
  return new NameTable(new Map(sorted), vocabulary);
}

function askedFor(given: readonly string[]): string[] {
  return given.flatMap((argument, i) =>
    given[i - 1] === '--server'
      ? [argument]
      : argument.startsWith('--server=')
        ? [argument.slice('--server='.length)]
        : [],
  );
}

type Found = (kind: NameKind, name: string) => void;

export interface NameCollection {
  readonly names: Map<string, { kind: NameKind; name: string }>;
  readonly found: Found;
  /** Looks for names in a text. Words that only look like a name are left alone when they are of the logs. */
  readonly inText: (text: string) => void;
  readonly vocabulary: ReadonlySet<string>;
}

export function collectNames(knowledge: NameKnowledge): NameCollection {
  const names = new Map<string, { kind: NameKind; name: string }>();
  const ofTheProduct = accountsOfTheProduct(knowledge.signatures);
  const vocabulary = vocabularyOf(knowledge);
  const found = (kind: NameKind, name: string): void => {
    const key = name.toLowerCase();
    if (kind === 'user' && ofTheProduct.has(key)) return;
    if (!names.has(key)) names.set(key, { kind, name });
  };
  const inText = (text: string): void =>
    collectFromText(text, (kind, name) => (vocabulary.has(name.toLowerCase()) ? undefined : found(kind, name)));
  return { names, found, inText, vocabulary };
}

function fromFields(diagnosis: Diagnosis, signatures: readonly Signature[], found: Found): void {
  const { findings, nearMisses, undecided, unexplained, unusedAcknowledgements = [] } = diagnosis;
  for (const { subject } of [...findings, ...nearMisses, ...undecided, ...unusedAcknowledgements]) {
    for (const name of [subject.server, subject.client]) if (name !== null) addName('server', name, found);
    if (subject.site !== null) addName('site', subject.site, found);
  }
  for (const server of unexplained.flatMap(({ servers }) => servers)) addName('server', server, found);
  for (const { status } of unexplained) fromStatus(status, found);
  fromCaptures(findings, captureTypes(signatures), found);
}

function fromTimeline({ servers, unexplained, clients }: Told, found: Found): void {
  for (const { server, site, attempts } of servers) {
    addName('server', server, found);
    if (site !== null) addName('site', site, found);
    for (const { status } of attempts.flatMap(({ errors }) => errors)) fromStatus(status, found);
  }
  for (const server of unexplained.flatMap((group) => group.servers)) addName('server', server, found);
  for (const { status } of unexplained) fromStatus(status, found);
  for (const { client } of clients ?? []) if (/^[^\s/!\\]+$/.test(client)) addName('server', client, found);
}

/** Of what is inserted into a status message a single word in capitals may be a machine. */
function fromStatus(status: StatusMeaning | null, found: Found): void {
  if (status?.system) addName('server', status.system, found);
  if (status?.site) addName('site', status.site, found);
  for (const string of status?.strings ?? [])
    if (/^[A-Z][A-Z0-9-]{0,14}$/.test(string)) addName('server', string, found);
}

function fromCaptures(findings: Diagnosis['findings'], typeOf: ReadonlyMap<string, string>, found: Found): void {
  for (const { signature, evidence, counterEvidence } of findings) {
    for (const one of [...evidence, ...counterEvidence]) {
      if (!('captures' in one)) continue;
      for (const [name, value] of Object.entries(one.captures)) {
        const type = typeOf.get(`${signature} ${one.clause} ${name}`);
        if (type === 'server') addName('server', value, found);
        if (type === 'account') addName('user', value, found);
      }
    }
  }
}

/** The type of each placeholder: `{server}`, `{who:account}`. */
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

function walk(value: object, field: string, take: (text: string) => void): void {
  for (const [key, inner] of Object.entries(value)) {
    const own = Array.isArray(value) ? field : key;
    if (isOwnField(own, inner)) continue;
    if (typeof inner === 'string') take(inner);
    else if (inner !== null && typeof inner === 'object') walk(inner, own, take);
  }
}

/** Names that the product gives its accounts itself (SWMAccount), so that conditions ask for them: they tell of no site. */
function accountsOfTheProduct(signatures: readonly Signature[]): ReadonlySet<string> {
  const conditions = JSON.stringify(signatures.map(({ facts }) => facts ?? null));
  const asked = /\baccounts\[([\w.$-]+)\]|"startsWith":"([\w.$-]+)"/g;
  return new Set([...conditions.matchAll(asked)].map(([, account, start]) => (account ?? start ?? '').toLowerCase()));
}

const trailerWords =
  'error warning info statmsg id sev lev source comp sys site pid tid gmtdate numattrs thread licmtr server sms eastern central mountain pacific greenwich standard daylight mean time date mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec';

function vocabularyOf({ signatures, logs, stages }: NameKnowledge): ReadonlySet<string> {
  const templates = [
    ...signatures.flatMap(({ logs: { clauses } }) => Object.values(clauses).flatMap(({ template }) => template)),
    ...[...stages.signs, ...stages.clientSigns].map(({ template }) => template),
  ];
  const texts = [
    trailerWords,
    ...templates.map((template) => template.replace(/\{[^}]*\}/g, ' ')),
    ...logs.metering.flatMap(({ name, stems, components }) => [name, ...stems, ...components]),
    ...logs.others,
    ...logs.otherComponents,
  ];
  const all =
    texts
      .join(' ')
      .toLowerCase()
      .match(/[a-z0-9]+(?:[-_]+[a-z0-9]+)*/g) ?? [];
  return new Set(all.flatMap((word) => [word, ...word.split(/[-_]+/)]));
}
