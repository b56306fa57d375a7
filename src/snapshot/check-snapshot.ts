/** Parses and checks a snapshot file, which may have been written by hand or by another version of licdiag. */
import { InputError, messageOf } from '../errors.js';
import { schemaMessage } from '../model/schema-message.js';
import { serverName } from '../model/server-name.js';
import { settlePlaces } from '../model/settle-places.js';
import type { Snapshot } from '../model/snapshot.js';
import { snapshotSchema } from '../model/snapshot-schema.js';
import { addImpliedFacts } from './add-implied-facts.js';
import { findContradictions } from './find-contradictions.js';
import { withPlainNames, withServerNames } from './plain-names.js';

/**
 * @param text the JSON
 * @param shown the path of the file, for messages
 * @returns the snapshot with implied facts, and notes on what was ignored
 * @throws InputError that names the file and the field
 */
export function checkSnapshot(text: string, shown: string): { snapshot: Snapshot; notes: string[] } {
  const hint = 'make one with: licdiag snapshot build <dir> -o site.json';
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${shown}: is no JSON: ${messageOf(error)}`, hint);
  }
  if (isReport(data)) throw new InputError(`${shown}: is a report of licdiag, no snapshot`, hint);
  const parsed = snapshotSchema.safeParse(data);
  if (parsed.success) {
    const snapshot = withPlainNames(parsed.data);
    return {
      snapshot: withContradictions(withServerNames(addImpliedFacts(snapshot)), shown),
      notes: [...unknownFields(data, parsed.data), ...dnsNames(snapshot)],
    };
  }
  const [issue] = parsed.error.issues;
  throw new InputError(
    `${shown}: ${fieldOf(issue?.path ?? [])}: ${schemaMessage(issue?.message ?? 'is not valid')}`,
    hint,
  );
}

function withContradictions(snapshot: Snapshot, shown: string): Snapshot {
  const { snapshot: settled, problems } = settlePlaces(snapshot);
  const found = [...findContradictions(snapshot), ...problems].map((problem) => ({ path: shown, problem }));
  return found.length === 0 ? snapshot : { ...settled, problems: [...(settled.problems ?? []), ...found] };
}

/** A report has the same `schemaVersion`, so it would pass as a snapshot in which nothing is known. */
function isReport(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'kind' in data && 'tool' in data;
}

/** The path of a field in the notation of a program: `meteringServers[1].services[0].state`. */
function fieldOf(path: readonly PropertyKey[]): string {
  const field = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return field === '' ? 'top level' : field.replace(/^\./, '');
}

/**
 * Notes on machines with a DNS name, since logs use NetBIOS names. The NetBIOS name need not be the first label of the DNS name, so
 * the author of the snapshot has to say what it is.
 */
function dnsNames({ meteringServers, clients }: Snapshot): string[] {
  return Object.entries({ meteringServers, clients }).flatMap(([list, members]) =>
    (members ?? []).flatMap(({ name }, i) => {
      const first = serverName(name);
      if (first === null || first === name.toUpperCase()) return [];
      return `${list}[${i}].name: is a DNS name, so these facts count only for logs that name the machine so; where its NetBIOS name is ${first}, write that`;
    }),
  );
}

const mostNotes = 20;

/** Notes on fields that the schema does not know. */
function unknownFields(data: unknown, known: unknown, path: readonly PropertyKey[] = []): string[] {
  if (typeof data !== 'object' || data === null || typeof known !== 'object' || known === null) return [];
  const notes: string[] = [];
  for (const key of Object.keys(data)) {
    if (notes.length >= mostNotes) break;
    const step = Array.isArray(data) ? Number(key) : key;
    if (!Object.hasOwn(known, key))
      notes.push(`${fieldOf([...path, step])}: is not known to this licdiag, and ignored`);
    else notes.push(...unknownFields(Reflect.get(data, key), Reflect.get(known, key), [...path, step]));
  }
  return notes.slice(0, mostNotes);
}
