/** Collects names for a table of stand-ins. Accounts of SMS itself and words that all logs use are no names. */
import type { LogKnowledge } from '../model/log.js';
import type { Signature } from '../model/signature.js';
import type { StageKnowledge } from '../model/stage.js';
import type { NameFound } from './add-name.js';
import { namesInText } from './names-in-text.js';
import { ordinaryWords, usualFolders } from './ordinary-words.js';
import type { FoundName } from './stand-in.js';

/** What tells words of the logs from names. */
export interface NameKnowledge {
  readonly signatures: readonly Signature[];
  readonly logs: LogKnowledge;
  readonly stages: StageKnowledge;
}

export interface NameCollection {
  /** The names found so far, by the name in small letters. */
  readonly names: Map<string, FoundName>;
  /** Takes a word that is certainly a name. */
  readonly found: NameFound;
  /** Looks for names in a text. What only looks like a name is left alone if the logs use it as a word. */
  readonly inText: (text: string) => void;
  /** Words of the logs, in small letters. */
  readonly vocabulary: ReadonlySet<string>;
}

export function startNameCollection(knowledge: NameKnowledge): NameCollection {
  const names = new Map<string, FoundName>();
  const productAccounts = accountsOfTheProduct(knowledge.signatures);
  const vocabulary = vocabularyOf(knowledge);
  const isOrdinary = ordinaryWords(knowledge.signatures);
  const isFolder = usualFolders(knowledge.signatures);
  const found: NameFound = (kind, name) => {
    const key = name.toLowerCase();
    if (kind === 'user' && productAccounts.has(key)) return;
    if (!names.has(key)) names.set(key, { kind, name });
  };
  const inText = (text: string): void =>
    namesInText(text, isOrdinary, isFolder, (kind, name) =>
      vocabulary.has(name.toLowerCase()) ? undefined : found(kind, name),
    );
  return { names, found, inText, vocabulary };
}

/** Stand-ins are numbered in alphabetical order, so that equal inputs get equal stand-ins. */
export function inNumberingOrder(names: ReadonlyMap<string, FoundName>): [key: string, name: FoundName][] {
  return [...names].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Accounts that SMS makes under a fixed name (SWMAccount). Conditions of signatures ask for them, and they tell of no site. */
function accountsOfTheProduct(signatures: readonly Signature[]): ReadonlySet<string> {
  const conditions = JSON.stringify(signatures.map(({ facts }) => facts ?? null));
  const asked = /\baccounts\[([\w.$-]+)\]|"startsWith":"([\w.$-]+)"/g;
  return new Set([...conditions.matchAll(asked)].map(([, account, start]) => (account ?? start ?? '').toLowerCase()));
}

/** Words of trailers and status messages, which no template holds. */
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
