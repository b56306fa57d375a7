/**
 * Decodes a log in a mail that was saved as it was sent, quoted-printable: lines are cut with `=` after 76 letters, and signs are
 * numbers, `thread=3D281`.
 */
import { joinLines } from './join-lines.js';
import type { Rewrite } from './rewriting-reader.js';

/** What each trailer holds in such a mail, and what others hold rarely. */
const equalsSign = '=3D';
const cut = /[^=\r\n]=[ \t]*(?=\r?\n)/;
/** The standard allows 76 letters; programs that cut at blanks leave less of some lines, but not of all. */
const longest = 78;
const shortest = 30;
const usual = 60;
/** What stands between the parts of a mail and is not encoded. */
const border = /^(?:--|Content-|[ \t]+\w+=")/;
const foreign = /=(?![0-9A-F]{2}|[ \t]*$)/i;
const encoded = /=([0-9A-F]{2})/gi;
/** Some programs encode the line end too, and cut behind it. */
const endOfLine = /(?:=0D)?=0A=?[ \t]*$/i;
const cutEnd = /=[ \t]*$/;

/**
 * @param start the first lines of the log
 * @returns what makes a rewrite, which keeps count of the lines; null if they are not quoted-printable
 */
export function quotedPrintableIn(start: string): (() => Rewrite) | null {
  if (!start.includes(equalsSign) || !cut.test(start)) return null;
  const lines = start.split(/\r\n?|\n/).filter((line) => !border.test(line));
  const isCut = lines.map((line) => cutEnd.test(line) && !endOfLine.test(line));
  const lengths = lines.filter((_, i) => isCut[i]).map((line) => line.length);
  if (!lengths.every((length) => length >= shortest) || !lengths.some((length) => length >= usual)) return null;
  // A record ends with the line behind its last cut.
  const body = lines.slice(isCut.indexOf(true), isCut.lastIndexOf(true) + 2);
  const isEncoded = body.every((line) => line.length <= longest && !foreign.test(line));
  return isEncoded && body.some((line) => line.includes(equalsSign)) ? decodeLines : null;
}

function decodeLines(): Rewrite {
  return joinLines((line) => {
    const whole = line.replace(endOfLine, '');
    const isWhole = whole.length < line.length;
    const text = isWhole ? whole : line.replace(cutEnd, '');
    return { text: text.replace(encoded, letterOf), goesOn: !isWhole && text.length < line.length };
  });
}

/** The byte, but no line end or other control byte; an escape may begin a colour. */
function letterOf(whole: string, hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code >= 0x20 || code === 0x09 || code === 0x1b ? String.fromCharCode(code) : whole;
}
