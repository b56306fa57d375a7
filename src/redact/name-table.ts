/**
 * The stand-ins of one report: each name has one, everywhere. Names are replaced as whole words. A name that is also a
 * word of the logs (a server called SHARE) is replaced only where it stands as a name, since the messages must still say
 * what they said.
 */
import { makeStandIn, type NameKind } from './stand-in.js';

interface Entry {
  readonly kind: NameKind;
  readonly standIn: string;
  /** Also a word of the logs, a number, or too short to be told from one. */
  readonly common: boolean;
}

const words = /[A-Za-z0-9\u0080-\uffff]+(?:[-_]+[A-Za-z0-9\u0080-\uffff]+)*/g;
const oneWord = new RegExp(`^(?:${words.source})$`);
const opensName = /(?:\\\\|["'‘“`[]|\b(?:SYS|SITE)=)$/i;

export class NameTable {
  private readonly entries = new Map<string, Entry>();
  private readonly standIns = new Set<string>();
  /** Names that are no single word (`j.smith`), the longest first. */
  private phrases: RegExp | null = null;

  /**
   * @param names in the order in which they are numbered
   * @param vocabulary words of the logs and of our texts, in lower case
   */
  constructor(
    names: ReadonlyMap<string, { kind: NameKind; name: string }>,
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

  /** Further names. Those that have a stand-in keep it. */
  add(names: ReadonlyMap<string, { kind: NameKind; name: string }>): void {
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

  /** Further forms under which a name stands in bytes, such as those of a code page. */
  addForms(formsOf: (name: string) => readonly string[]): void {
    for (const [name, entry] of [...this.entries]) {
      if (/^[\x20-\x7e]*$/.test(name)) continue;
      for (const form of formsOf(name)) this.entries.set(form.toLowerCase(), entry);
    }
    this.phrases = phrasesAmong([...this.entries.keys()]);
  }

  /** A field that is a name and nothing else. */
  name(name: string): string {
    const entry = this.entries.get(name.toLowerCase());
    return entry ? inCaseOf(name, entry.standIn) : this.inLog(name);
  }

  /** Log text, paths and arguments. */
  inLog(text: string): string {
    return this.replace(text, (name, offset) => {
      const end = text.charAt(offset + name.length);
      return opensName.test(text.slice(Math.max(0, offset - 8), offset)) && /^[\s\\/"'’”`\].,;]?$/.test(end);
    });
  }

  /** A text of ours with names filled in: those are in capitals, our words are not. */
  inWords(text: string): string {
    return this.replace(text, (name) => name === name.toUpperCase(), true);
  }

  /** @param always whether names that are no common words must pass `isName` too */
  private replace(text: string, isName: (name: string, offset: number) => boolean, always = false): string {
    const replaced = this.phrases ? text.replace(this.phrases, (name) => this.name(name)) : text;
    return replaced.replace(words, (whole, offset: number) => {
      const entry = this.entries.get(whole.toLowerCase());
      if (entry) return (!entry.common && !always) || isName(whole, offset) ? inCaseOf(whole, entry.standIn) : whole;
      return /[-_]/.test(whole) ? this.replaceParts(whole) : whole;
    });
  }

  /** `CAP_HQ1`, `METER02-logs`. A stand-in that a phrase left has no parts with a name of their own. */
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

/** How many names of each kind have one. */
export function standInsOf(table: NameTable): { servers: number; users: number; domains: number; sites: number } {
  return {
    servers: table.count('server'),
    users: table.count('user'),
    domains: table.count('domain'),
    sites: table.count('site'),
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
