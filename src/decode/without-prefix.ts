/** Takes what a tool put before each line of a list out of its text, and follows the numbers in it. */
import { ListedNumbers } from './listed-numbers.js';
import type { Rewrite } from './rewriting-reader.js';

/** Between groups of lines. */
export const separator = '--';

/** A list as the lines of the log, and where lines of it are missing: before these, by their numbers in the list. */
export interface ListedLines {
  readonly rewrite: Rewrite;
  /** For a look at text that is rewritten later: its numbers are not followed. */
  readonly preview: (text: string) => string;
  readonly gaps: readonly number[];
}

export interface PrefixOptions {
  /** What was found twice in a line is listed twice. */
  readonly mayRepeat?: boolean;
  /** A prefix is only the number that follows on the last one: a record that was wrapped may go on with another. */
  readonly isCounted?: boolean;
  readonly areOffsets: boolean;
}

/** @param prefix a pattern; its groups `hit` and `around` are the number, of which there may be none */
export function withoutPrefix(prefix: string, { mayRepeat, isCounted, areOffsets }: PrefixOptions): ListedLines {
  const rest = mayRepeat ? String.raw`(?<rest>[^\r\n]*)` : '(?<rest>)';
  const pattern = new RegExp(`^(?:${prefix}${rest}|${separator}$)`, 'gim');
  const numbers = new ListedNumbers(areOffsets);
  let last = '';
  /** What stays of a place that fits. */
  const stays = (whole: string, groups: Readonly<Record<string, string | undefined>>): string => {
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
        return stays(whole, groups.at(-1));
      });
      numbers.pass(text.slice(at));
      return text.slice(0, from) + rewritten;
    },
  };
}
