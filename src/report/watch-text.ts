/** One event of `watch` as a line of text, or two. */
import type { RedactedEvent } from '../model/watch.js';
import type { Colours } from './writer.js';

const marks = { passed: '+', failed: 'X', unknown: '>' } as const;
const longest = 160;

export function writeEvent(
  { kind, server, status, says, time, file, line, text }: RedactedEvent,
  colours: Colours,
): string {
  const paints = { passed: colours.green, failed: colours.red, unknown: colours.yellow };
  const paint = status === null ? (text: string): string => text : paints[status];
  const mark =
    kind === 'notice' ? '!' : kind === 'begin' ? '*' : kind === 'finding' ? '=' : status === null ? ' ' : marks[status];
  const place = file === null ? '' : colours.dim(`  ${file}:${line}`);
  const head = `${clock(time)}  ${(server ?? '').padEnd(10)} ${paint(`${mark} ${says}`)}${place}\n`;
  const shown = text === null || kind === 'finding' || (kind === 'stage' && status === 'passed') ? '' : text;
  return shown === ''
    ? head
    : `${head}${' '.repeat(23)}${shown.length > longest ? `${shown.slice(0, longest)}…` : shown}\n`;
}

/** The time printed in the log, not that of this machine, since their clocks may differ. */
function clock(time: string | null): string {
  return time === null ? '--:--:--' : time.slice(11, 19);
}
