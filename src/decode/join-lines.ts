/** Joins lines that a tool broke. Their line ends go behind the last of them, so that what follows keeps its line number. */
import type { Rewrite } from './rewriting-reader.js';

/** What a line gives to the text, and whether the next line goes on with it. */
export interface LinePart {
  readonly text: string;
  readonly goesOn: boolean;
}

/**
 * @param partOf also told whether the line starts in the text, and whether the one before goes on with it
 * @returns a rewrite, which keeps count of the lines it joined
 */
export function joinLines(partOf: (line: string, startsLine: boolean, isJoined: boolean) => LinePart): Rewrite {
  let owed = '';
  return (piece, startsLine) =>
    piece.replace(/([^\r\n]*)(\r\n?|\n|$)/g, (_, line: string, end: string, at: number) => {
      const { text, goesOn } = partOf(line, at > 0 || startsLine, owed !== '');
      if (end === '') return text;
      const ends = end + owed;
      owed = goesOn ? owed + end : '';
      return goesOn ? text : text + ends;
    });
}
