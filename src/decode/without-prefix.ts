/** Takes the prefix that a tool put before each line out of a text, and follows the numbers in the prefixes. */
import { ListedNumbers } from './listed-numbers.js';
import type { Rewrite } from './rewriting-reader.js';

/** What grep prints between two groups of lines. */
export const separator = '--';

/** How to turn a list that a tool printed back into the lines of the log. */
export interface ListedLines {
  readonly rewrite: Rewrite;
  /** The same for text that `rewrite` will get later: it does not follow the numbers. */
  readonly preview: (text: string) => string;
  /** The lines of the list, counted from 1, before which lines of the log are missing. It grows as `rewrite` is called. */
  readonly gaps: readonly number[];
}

export interface PrefixOptions {
  /** The tool lists a line once for each match in it. */
  readonly mayRepeat?: boolean;
  /** Lines are numbered without a gap. Any other number at the start of a line is text, such as the rest of a wrapped record. */
  readonly isCounted?: boolean;
  /** The number of the first line. */
  readonly first: number;
  /** The numbers are byte offsets, not line numbers. */
  readonly areOffsets: boolean;
}

/** @param prefix source of a regular expression. If there is a number, its group is `hit` (a line that was found) or `around` (one of its neighbours) */
export function withoutPrefix(prefix: string, { mayRepeat, isCounted, first, areOffsets }: PrefixOptions): ListedLines {
  const rest = mayRepeat ? String.raw`(?<rest>[^\r\n]*)` : '(?<rest>)';
  const pattern = new RegExp(`^(?:${prefix}${rest}|${separator}$)`, 'gim');
  const numbers = new ListedNumbers(areOffsets, isCounted ? first - 1 : null);
  let last = '';
  /** What replaces a match. */
  const replacement = (whole: string, groups: Readonly<Record<string, string | undefined>>): string => {
    const { hit, around, rest: line = '' } = groups;
    const listed = `${hit ?? around}:${line}`;
    if (mayRepeat && listed === last) return '';
    last = listed;
    if (whole === separator) numbers.part();
    else if (isCounted && !numbers.isNext(Number(hit))) return whole;
    else numbers.see(hit ?? around, whole.length - line.length);
    return line;
  };
  return {
    gaps: numbers.gaps,
    preview: (text) => text.replace(pattern, '$<rest>'),
    rewrite: (text, startsLine) => {
      const from = startsLine ? 0 : text.search(/[\r\n]/);
      if (from < 0) {
        numbers.pass(text);
        return text;
      }
      let at = 0;
      const rewritten = text.slice(from).replace(pattern, (whole, ...groups) => {
        const offset: number = from + groups.at(-3);
        numbers.pass(text.slice(at, offset));
        at = offset;
        return replacement(whole, groups.at(-1));
      });
      numbers.pass(text.slice(at));
      return text.slice(0, from) + rewritten;
    },
  };
}
