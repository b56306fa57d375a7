/**
 * ConfigMgr's record, `<![LOG[text]LOG]!><time="13:59:35.672+300" date="11-29-2022" component="X" ... thread="153" ...>`,
 * and the prefixes of two older logs: SMSProv.log (`[18D][Fri 03/17/2000 16:08:23]:`) and Pcmwin.log (`[05/21/97 16:58:28]`).
 */
import { type Mark, noHeader } from './mark.js';
import { parseTime } from './parse-time.js';

export const frameOpener = '<![LOG[';
const frameCloser = ']LOG]!>';
const longestAttributes = 1200;

/** The frame that opens at `at`, or null when it is not closed within the text: then it is message text. */
export function parseFrame(text: string, at: number): Mark | null {
  const close = text.indexOf(frameCloser, at);
  if (close < 0) return null;
  const after = close + frameCloser.length;
  const attributes = /^<[^<>]*>/.exec(text.slice(after, after + longestAttributes))?.[0] ?? '';
  const value = (name: string): string | null => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
  const parsed = parseTime(`${value('date')} ${value('time')}`);
  const thread = value('thread');
  return {
    kind: 'frame',
    start: at,
    end: after + attributes.length,
    text: text.slice(at + frameOpener.length, close),
    textStart: at + frameOpener.length,
    component: value('component'),
    time: parsed?.time ?? null,
    timeZone: parsed?.timeZone ?? null,
    thread: thread !== null && /^\d{1,10}$/.test(thread) ? Number(thread) : null,
  };
}

/** At a line's start, or inside a line where records were run together. */
export const headerOpener =
  /\[?\b([0-9A-F]{1,8})\]\[(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d)\]:|^[ \t]*\[(\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d)\] /gm;

export function parseHeader(match: RegExpExecArray): Mark | null {
  const parsed = parseTime(match[2] ?? match[3] ?? '');
  if (parsed === null) return null;
  const thread = match[1] === undefined ? null : Number.parseInt(match[1], 16);
  return { ...noHeader, kind: 'header', start: match.index, end: match.index + match[0].length, ...parsed, thread };
}
