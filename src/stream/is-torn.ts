/**
 * Whether a part of a log ends in the middle of a line that goes on in the next part: a rollover tears a record wherever the
 * limit falls, in a word too. A part may also just lack its last line end, or its end may be lost. So what stands at the seam
 * is read both ways, and is torn only where it loses nothing that it says as two lines.
 */
import { findMarks } from '../entries/find-marks.js';
import type { Mark } from '../entries/mark.js';
import { readEntries } from '../entries/read-entries.js';
import { speaksOfError } from '../match/error-words.js';
import type { LineMatcher } from '../match/line-matcher.js';
import type { LogsOfEntry } from '../match/logs-of-entry.js';
import type { Entry } from '../model/entry.js';
import type { LogIdentity } from '../model/log.js';

interface Reading {
  readonly matcher: LineMatcher;
  readonly logs: LogsOfEntry;
  readonly identity: LogIdentity;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A new message starts like this; the rest of a torn one does not. */
const startOfError = /^\W*(?:error|warning)\b/i;

/** A line that holds less than a word, such as the end of a name. A bare `OK` is a line of its own: the result of the one before it. */
const restOfName = /^(?!OK\b)\S{1,40}[ \t]*(?:[\r\n]|$)/;

/**
 * @param before the last lines of the part that ends without a line end
 * @param behind the first lines of the next one
 */
export function isTorn(before: string, behind: string, reading: Reading): boolean {
  const text = before + behind;
  const isAcross = (start: number, end: number): boolean => start < before.length && before.length < end;
  const entries = readEntries({ text, cut: false });
  const torn = entries.find(({ offset, text: own }) => isAcross(offset, offset + own.length));
  const isSure = ({ kind, time }: Mark): boolean => kind === 'opener' || time !== null;
  const isInTrailer = findMarks(text).some((mark) => isSure(mark) && isAcross(mark.start, mark.end));
  if (!torn) return isInTrailer;
  const span = { from: torn.offset, to: torn.offset + torn.text.length };
  const whole = templatesIn(entries, span, reading);
  const lines = readEntries({ text: `${before}\n${behind}`, cut: false });
  const apart = templatesIn(lines, { ...span, to: span.to + 1 }, reading);
  if (apart.some((template) => count(apart, template) > count(whole, template))) return false;
  if (isInTrailer || whole.length > apart.length) return true;
  // Joining shows no more templates than before. A line without a trailer may be whole as it is, so it stays, unless its name goes on.
  const isRecord = torn.component !== null || torn.time !== null;
  if (!isRecord) return restOfName.test(behind) && endsInMatch(torn, before.length - torn.offset, reading);
  return !(startOfError.test(behind) && speaksOfError(behind));
}

/** Whether a template takes up all that the line holds behind the seam, and by a name: other text may end anywhere. */
function endsInMatch(torn: Entry, seam: number, { matcher, logs, identity }: Reading): boolean {
  return matcher
    .match(torn, logs.allowed(torn.component, identity))
    .some(
      ({ end, captures }) =>
        end > seam && !/\w/.test(torn.text.slice(end)) && !/\s/.test(Object.values(captures).at(-1) ?? ''),
    );
}

function templatesIn(entries: readonly Entry[], { from, to }: Span, { matcher, logs, identity }: Reading): number[] {
  return entries.flatMap((entry) =>
    matcher.match(entry, logs.allowed(entry.component, identity)).flatMap(({ template, start }) => {
      const at = entry.offset + start;
      return from <= at && at < to ? template : [];
    }),
  );
}

function count(templates: readonly number[], wanted: number): number {
  return templates.filter((template) => template === wanted).length;
}
