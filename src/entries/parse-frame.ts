/**
 * ConfigMgr's record, `<![LOG[text]LOG]!><time="13:59:35.672+300" date="11-29-2022" component="X" ... thread="153" ...>`.
 * Its end is read like any trailer and its opener only as a border, so a frame that lost its start is still a record.
 */
import type { Mark } from './mark.js';
import { parseTime } from './parse-time.js';

const opener = '<![LOG[';
const closer = ']LOG]!>';
const longestAttributes = 1200;

export function findFrames(text: string): Mark[] {
  const found: Mark[] = [];
  for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + opener.length)) {
    const end = at + opener.length;
    found.push({ kind: 'opener', start: at, end, component: null, time: null, timeZone: null, thread: null });
  }
  for (let at = text.indexOf(closer); at >= 0; at = text.indexOf(closer, at + closer.length)) {
    found.push(parseFrameEnd(text, at));
  }
  return found;
}

function parseFrameEnd(text: string, at: number): Mark {
  const after = at + closer.length;
  const attributes = /^<(?:[^<>]*>|[^<>\r\n]*)/.exec(text.slice(after, after + longestAttributes))?.[0] ?? '';
  const value = (name: string): string | null => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? null;
  const parsed = parseTime(`${value('date')} ${value('time')}`);
  const thread = value('thread');
  return {
    kind: 'frame',
    start: at,
    end: after + attributes.length,
    component: value('component'),
    time: parsed?.time ?? null,
    timeZone: parsed?.timeZone ?? null,
    thread: thread !== null && /^\d{1,10}$/.test(thread) ? Number(thread) : null,
  };
}
