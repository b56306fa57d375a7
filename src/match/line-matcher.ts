/** Tries templates at each line start of an entry: those that begin with the same three letters as the line, and those that begin with a placeholder. */
import { copyText } from '../model/copy-text.js';
import type { Entry } from '../model/entry.js';
import type { Template } from '../model/template.js';
import type { AllowedLogs } from './logs-of-entry.js';

export interface LoggedTemplate {
  readonly template: Template;
  readonly log: string;
}

export interface LineMatch {
  readonly template: number;
  readonly captures: Readonly<Record<string, string>>;
  /** Offset of the match in the entry's text (with what follows it). */
  readonly start: number;
  readonly end: number;
}

/** A long run of zeros, as a crash leaves it in a file, ends a line too. A short one does not: to try templates at each costs time. */
const lineEnd = /[\r\n]|\0{256,}/g;
const noMatch: readonly LineMatch[] = [];
/** How many texts are remembered with what matched in them: a log says the same again and again, of the same few servers. */
const mostKnown = 2000;
const longestKnown = 500;

/** Indexes of templates by their first three letters, in order. Those that begin with a placeholder are in every list. */
interface Openings {
  readonly by: ReadonlyMap<string, readonly number[]>;
  readonly anywhere: readonly number[];
}

export class LineMatcher {
  private readonly known = new Map<AllowedLogs, Map<string, readonly LineMatch[]>>();
  /** Made with the first line: in most logs there is none to match. */
  private openings: Openings | null = null;

  constructor(private readonly templates: readonly LoggedTemplate[]) {}

  match(entry: Entry, allowed: AllowedLogs): readonly LineMatch[] {
    if (allowed?.size === 0) return noMatch;
    const isRecord = entry.following === '' && !entry.cut && entry.text.length <= longestKnown;
    if (!isRecord) return this.find(entry, allowed);
    const known = this.knownIn(allowed);
    const before = known.get(entry.text);
    if (before) return before;
    const own = { ...entry, text: copyText(entry.text) };
    const found = this.find(own, allowed);
    known.set(own.text, found);
    return found;
  }

  private knownIn(allowed: AllowedLogs): Map<string, readonly LineMatch[]> {
    const known = this.known.get(allowed);
    if (known && known.size < mostKnown) return known;
    const fresh = new Map<string, readonly LineMatch[]>();
    this.known.set(allowed, fresh);
    return fresh;
  }

  private find(entry: Entry, allowed: AllowedLogs): LineMatch[] {
    const found: LineMatch[] = [];
    const body = entry.text + entry.following;
    const folded = body.toLowerCase();
    const starts = entry.following === '' ? entry.text.length : 1;
    let tried = -1;
    for (let at = 0; at < starts; at = nextLine(body, at)) {
      if (at === 0 && entry.cut) continue;
      const start = contentStart(body, at);
      // Behind blank lines, and between CR and LF, the content starts at a place that was tried already.
      if (start > tried) this.matchAt(body, folded, start, allowed, found);
      tried = start;
    }
    return found;
  }

  /** @param folded the body in lower case: what lacks the rarest word of a template, at any place, cannot match it */
  private matchAt(body: string, folded: string, at: number, allowed: AllowedLogs, found: LineMatch[]): void {
    this.openings ??= openingsOf(this.templates);
    const opening = body.slice(at, at + 3).toLowerCase();
    for (const index of this.openings.by.get(opening) ?? this.openings.anywhere) {
      const logged = this.templates[index];
      if (!logged || (allowed !== null && !allowed.has(logged.log))) continue;
      if (!folded.includes(logged.template.literal)) continue;
      const match = logged.template.match(body, at);
      if (match) found.push({ template: index, captures: match.captures, start: at, end: match.end });
    }
  }
}

function openingsOf(templates: readonly LoggedTemplate[]): Openings {
  const by = new Map<string, number[]>();
  const anywhere: number[] = [];
  for (const [index, { template }] of templates.entries()) {
    if (template.opening === null) anywhere.push(index);
    else by.set(template.opening, [...(by.get(template.opening) ?? []), index]);
  }
  for (const own of by.values()) own.push(...anywhere);
  return { by, anywhere };
}

/** A message may start with `~`, the line end that its writer put before it (Q153247), with blanks, or with the `>` of a quoted mail. */
function contentStart(text: string, at: number): number {
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || '~>'.includes(text.charAt(at)))) at += 1;
  return at;
}

function nextLine(text: string, at: number): number {
  lineEnd.lastIndex = at;
  return lineEnd.test(text) ? lineEnd.lastIndex : text.length;
}
