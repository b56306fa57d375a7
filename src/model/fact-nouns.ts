/**
 * Turns the path of a fact into a part of a sentence: a noun ("the service pack of the site", which then "is SP1"), or, for a
 * fact that is true or false, a statement ("setup is running"). Most come from the questions of `fact-words.ts` ("when setup
 * ended" gives "the time when setup ended"); the others are listed here.
 */
import { factInWords } from './fact-words.js';

type Noun = readonly [path: RegExp, words: string];

/** Facts of any machine, by their paths below it. `$M` is the machine. */
const ofMachine: readonly Noun[] = [
  [/^name$/, 'the name of $M'],
  [/^services\[([^\]]+)\](?:\.state)?$/, 'the service $1 on $M'],
  [/^services\[([^\]]+)\]\.accountState$/, 'the state of the account of the service $1 on $M'],
  [/^(files|shares|accounts|processes|volumes|folders)\[([^\]]+)\]$/, 'the $1 $2 on $M'],
  [/^processes\[([^\]]+)\]\.memoryBytes$/, 'the memory of the process $1 on $M (bytes)'],
  [/^domainRole$/, 'the domain role of $M'],
  [/^clock$/, 'the clock of $M'],
  [/^protocols$/, 'the list of network protocols of $M'],
  [/^mode$/, 'the metering mode of $M'],
  [/^licenseServers$/, 'the list of metering servers in the registry of $M'],
  [/^user$/, 'the user of $M'],
  [/^userDomain$/, 'the domain that the user of $M is logged on to'],
  [/^offlineFiles$/, 'the number of offline logs on $M'],
];

const others: readonly Noun[] = [
  [/^site\.type$/, 'the type of the site'],
  [/^site\.balancingHours$/, 'the number of hours between two balancings'],
  [/^clientAgent\.mode$/, 'the metering mode of clients'],
  [/^clientAgent\.licenseServers$/, 'the list of metering servers in LICMTR.CFG'],
  [/^clientAgent\.retries$/, 'the number of tries of the metering agent'],
  [/^upgrade\.from$/, 'the service pack that the upgrade starts from'],
  [/^upgrade\.target$/, 'the service pack that setup installs'],
  [/^upgrade\.plan$/, 'the plan for the metering servers'],
  [/^meteringServers$/, 'the list of metering servers of the site'],
  [/^captures\.lastSeen$/, 'the time of the last log line'],
  [/^captures\.logFile$/, 'the name of the log'],
  [/^captures\.(.+)$/, 'the $1 that the log line names'],
  [/^events\[[^\]]+\]\.machine$/, 'the machine that the event is from'],
  [/^events\[[^\]]+\]\.text$/, 'the text of the event'],
  [/^statusMessages\[[^\]]+\]\.system$/, 'the server that the status message speaks of'],
  [/^statusMessages\[[^\]]+\]\.id$/, 'the number of the status message'],
];

/** Lists, as the many things that they hold. */
const members: readonly Noun[] = [
  [/^meteringServers$/, 'the metering servers of the site'],
  [/^siteSystems$/, 'the other site systems'],
  [/^clients$/, 'the clients'],
  [/^clientAgent\.licenseServers$/, 'the metering servers that LICMTR.CFG lists'],
  [/^clientAgent\.files$/, 'the files of the metering agent that the site gives to clients'],
  [/^site\.inboxes$/, 'the inboxes of the site server'],
  [/^site\.roles$/, 'the roles of the site'],
  [/^site\.settings$/, 'the settings of the site'],
  [/^site\.hotfixes$/, 'the hotfixes of the site'],
  [/^site\.logFiles$/, 'the logs of the site server'],
  [/^dialogs$/, 'the messages that somebody saw on the screen'],
  [/^events$/, 'the records of the event logs'],
  [/^statusMessages$/, 'the status messages of the site'],
  [/^hierarchy$/, 'the other sites of the hierarchy'],
  [/^setupLog$/, 'the errors in Smssetup.log'],
  [/^sources$/, 'the artefacts that were collected'],
];

/** Fields of the members of a list. */
const ofMember: Readonly<Record<string, string>> = {
  id: 'its number',
  machine: 'its computer',
  system: 'the server that it speaks of',
  oldest: 'the date of its oldest file',
  changedAt: 'the time of its last change',
  console: 'its value in the console',
  siteControl: 'its value in the site control file',
};

/** Statements of true facts whose questions ask for more than that. */
const statements: Readonly<Record<string, string>> = { 'tracing.enabled': 'the site server writes logs' };

const machinePattern = /^(?:(?:meteringServers|siteSystems|clients)\[([^\]]+)\]|site)\.(.+)$/;
const isQuestion = /^(?:whether|when|how|which|who|what|where|from|anything)\b/;

export interface FactNoun {
  /** Null for a fact that can only be put as a question. */
  readonly noun: string | null;
  /** What is so if the fact is true; null for a fact that is not true or false. */
  readonly statement: string | null;
  /** Follows "not known is": "whether setup is running". */
  readonly question: string;
}

export interface CollectedFact {
  readonly fact: string;
  readonly value: string;
  readonly says: string;
}

/** @param path as in a report (`meteringServers[METER02].role`) or a condition (`server.role`; `item` is a member of a list) */
export function factNoun(path: string): FactNoun {
  if (/^item\b/.test(path)) return nounOfMember(path);
  const statement = statements[path];
  if (statement !== undefined) return { noun: null, statement, question: `whether ${statement}` };
  const own = nounIn(path);
  const told = factInWords(path);
  if (told === path) return named(own ?? `the fact "${spelledOut(path)}"${machineOf(path)}`);
  const words = tidied(told);
  if (own !== null) return { noun: own, statement: null, question: words };
  const [, asks, what = ''] = /^(whether|when) (.+)$/.exec(words) ?? [];
  if (asks === 'when') return { noun: `the time when ${what}`, statement: null, question: words };
  if (asks === 'whether') return { noun: null, statement: what, question: words };
  return { noun: isQuestion.test(words) ? null : words, statement: null, question: words };
}

/** A collected fact with its value, in the words of the signature if it has some, else in those of the fact. */
export function collectedInWords({ fact, value, says }: CollectedFact): string {
  const { noun, question } = factNoun(fact);
  return says.startsWith(fact) ? `${noun ?? question}: ${value}` : `${says} (collected: ${value})`;
}

/** The words of the signature where it has some (`says` does not just repeat the fact), else words made from the fact and its value. */
export function wordsOfFact(collected: CollectedFact): string {
  return collected.says.startsWith(collected.fact) ? collectedInWords(collected) : collected.says;
}

/** The questions that some missing facts would answer, each once. */
export function missingInWords(paths: readonly string[]): string[] {
  return [...new Set(paths.map((path) => factNoun(path).question))];
}

/** @param path the path of a list */
export function membersInWords(path: string): string {
  if (/^item\b/.test(path)) return `its ${spelledOut(path)}`;
  const own = firstOf(members, path, '');
  if (own !== null) return own;
  const [, machine = 'the site server', rest] = machinePattern.exec(path) ?? [];
  const list = spelledOut(rest ?? path);
  if (rest === undefined) return `the ${list}`;
  const many = { profiles: 'profile folders', volumes: 'drives' }[list] ?? list;
  return machine === 'it' ? `its ${many}` : `the ${many} of ${machine}`;
}

function named(noun: string): FactNoun {
  return { noun, statement: null, question: noun };
}

function nounOfMember(path: string): FactNoun {
  const field = path.replace(/^item\.?/, '');
  if (field === '') return named('it');
  const words = spelledOut(field);
  return { noun: ofMember[field] ?? `its ${words}`, statement: `it is ${words}`, question: `its ${words}` };
}

function nounIn(path: string): string | null {
  const whole = firstOf(others, path, '');
  if (whole !== null) return whole;
  const [, machine = 'the site server', rest] = machinePattern.exec(path) ?? [];
  return rest === undefined ? null : firstOf(ofMachine, rest, machine);
}

function machineOf(path: string): string {
  const found = machinePattern.exec(path);
  return found ? ` of ${found[1] ?? 'the site server'}` : '';
}

function firstOf(nouns: readonly Noun[], path: string, machine: string): string | null {
  for (const [pattern, words] of nouns) {
    const found = pattern.exec(path);
    if (!found) continue;
    const singular = (text: string): string =>
      text.replace(/^(file|share|account|folder|volume)s$|^(process)es$/, '$1$2');
    return words.replace(/\$([12M])/g, (_, part: string) =>
      part === 'M' ? machine : singular(found[Number(part)] ?? ''),
    );
  }
  return null;
}

/** Without "the client" before a pronoun or placeholder that stands for it. */
function tidied(words: string): string {
  return words.replace(/\bthe client (?=it\b|\{client\})/g, '');
}

/** The last step of a path as words: `excludedListBytes` is "excluded list bytes". */
function spelledOut(path: string): string {
  const last =
    path
      .replace(/\[([^\]]*)\]/g, ' $1')
      .split('.')
      .at(-1) ?? path;
  return last.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
