/**
 * The stand-ins of one report, and how they replace names: as whole words, each name by the same stand-in everywhere. A name that
 * is also a word of the logs (a server called SHARE) is replaced only where it clearly is a name: messages must keep their words.
 */
import type { RedactionProof } from '../model/report.js';
import { type FoundName, makeStandIn, type NameKind } from './stand-in.js';

interface Entry {
  readonly kind: NameKind;
  readonly standIn: string;
  /** The name may be an ordinary word: it is a word of the logs, a number, or shorter than three letters. */
  readonly common: boolean;
}

const words = /[A-Za-z0-9\u0080-\uffff]+(?:[-_]+[A-Za-z0-9\u0080-\uffff]+)*/g;
const oneWord = new RegExp(`^(?:${words.source})$`);
/** What stands before a common word where it is a name. */
const opensName = /(?:\\\\|["'‘“`[]|\b(?:SYS|SITE)=)$/i;

export class NameTable {
  /** By name in small letters. */
  private readonly entries = new Map<string, Entry>();
  private readonly standIns = new Set<string>();
  /** All names that are not a single word (`j.smith`), the longest first; null if there are none. */
  private phrases: RegExp | null = null;

  /**
   * @param names by the name in small letters, in the order in which they are numbered
   * @param vocabulary words of the logs, in small letters
   */
  constructor(
    names: ReadonlyMap<string, FoundName>,
    private readonly vocabulary: ReadonlySet<string>,
  ) {
    this.add(names);
  }

  get size(): number {
    return this.entries.size;
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Adds names. Those that have a stand-in keep it. */
  add(names: ReadonlyMap<string, FoundName>): void {
    const { vocabulary } = this;
    const taken = (standIn: string): boolean => {
      const key = standIn.toLowerCase();
      return this.standIns.has(standIn) || names.has(key) || this.entries.has(key) || vocabulary.has(key);
    };
    const fresh = [...names].filter(([key]) => !this.entries.has(key));
    for (const [key, { kind, name }] of fresh) {
      const standIn = makeStandIn(name, kind, taken);
      this.standIns.add(standIn);
      this.entries.set(key, {
        kind,
        standIn,
        common: vocabulary.has(key) || /^\d+$/.test(name) || name.length < 3,
      });
    }
    if (fresh.some(([, { name }]) => !oneWord.test(name))) this.phrases = phrasesAmong([...this.entries.keys()]);
  }

  count(kind: NameKind): number {
    return [...this.entries.values()].filter((entry) => entry.kind === kind).length;
  }

  /**
   * Lets names outside ASCII be found in text that holds the bytes of a log as Latin-1.
   * @param formsOf the forms that a name may have there: its bytes in a code page, and in UTF-8
   */
  addForms(formsOf: (name: string) => readonly string[]): void {
    for (const [name, entry] of [...this.entries]) {
      if (/^[\x20-\x7e]*$/.test(name)) continue;
      for (const form of formsOf(name)) this.entries.set(form.toLowerCase(), entry);
    }
    this.phrases = phrasesAmong([...this.entries.keys()]);
  }

  /** Replaces the text of a field that is a name and nothing else. */
  name(name: string): string {
    const entry = this.entries.get(name.toLowerCase());
    return entry ? inCaseOf(name, entry.standIn) : this.inLog(name);
  }

  /** Replaces names in log text, paths and arguments. */
  inLog(text: string): string {
    return this.replace(text, (name, offset) => {
      const next = text.charAt(offset + name.length);
      return opensName.test(text.slice(Math.max(0, offset - 8), offset)) && /^[\s\\/"'’”`\].,;]?$/.test(next);
    });
  }

  /** Replaces names in a sentence of licdiag. They are filled in in capitals, which its own words are not. */
  inWords(text: string): string {
    return this.replace(text, (name) => name === name.toUpperCase(), true);
  }

  /**
   * @param isName whether a common word is a name at this place
   * @param askAlways asks `isName` about every name, not only common words
   */
  private replace(text: string, isName: (name: string, offset: number) => boolean, askAlways = false): string {
    const replaced = this.phrases ? text.replace(this.phrases, (name) => this.name(name)) : text;
    return replaced.replace(words, (whole, offset: number) => {
      const entry = this.entries.get(whole.toLowerCase());
      if (entry) return (!entry.common && !askAlways) || isName(whole, offset) ? inCaseOf(whole, entry.standIn) : whole;
      return /[-_]/.test(whole) ? this.replaceParts(whole) : whole;
    });
  }

  /** Replaces names that are joined with other words: `CAP_HQ1`, `METER02-logs`. */
  private replaceParts(whole: string): string {
    return whole
      .split(/([-_]+)/)
      .map((part) => {
        const entry = this.entries.get(part.toLowerCase());
        return entry && !entry.common ? inCaseOf(part, entry.standIn) : part;
      })
      .join('');
  }
}

/** How many names of each kind have a stand-in. */
export function standInsOf(table: NameTable): RedactionProof['standIns'] {
  return {
    servers: table.count('server'),
    users: table.count('user'),
    domains: table.count('domain'),
    sites: table.count('site'),
    databases: table.count('database'),
  };
}

function phrasesAmong(names: readonly string[]): RegExp | null {
  const phrases = names.filter((name) => !oneWord.test(name)).sort((a, b) => b.length - a.length);
  return phrases.length === 0
    ? null
    : new RegExp(`(?<![A-Za-z0-9])(?:${phrases.map(literally).join('|')})(?![A-Za-z0-9])`, 'gi');
}

function inCaseOf(name: string, standIn: string): string {
  return name === name.toLowerCase() && name !== name.toUpperCase() ? standIn.toLowerCase() : standIn;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
