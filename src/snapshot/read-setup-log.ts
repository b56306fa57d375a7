/**
 * `Smssetup.log`: how far setup got (its last line and when), and the lines that speak of errors. It prints no line that tells of
 * the hang of Q258547: that it stopped growing is all there is to see.
 */
import { isoDate } from './local-time.js';
import type { Reader, SetupLine } from './reading.js';

/** Its dates are always month, day, year. */
export const setupLogLine = /^\s*<(\d\d)-(\d\d)-(\d{4})\s+(\d\d:\d\d:\d\d)>\s?(.*)$/;
const trouble = /\berror\b|fail|cannot|could not|unable|fatal|aborted/i;
const mostLines = 500;

export const readSetupLog: Reader = ({ lines }) => {
  let time: string | null = null;
  let lastLine = '';
  const setupLog: SetupLine[] = [];
  for (const [i, line] of lines.entries()) {
    const [, month, day, year, clock, rest] = setupLogLine.exec(line) ?? [];
    const date = isoDate(Number(year), Number(month), Number(day));
    if (date !== null && clock !== undefined) time = `${date}T${clock}`;
    const text = (rest ?? line).trim();
    if (text !== '') lastLine = text;
    if (trouble.test(text)) setupLog.push({ line: i + 1, time, text });
  }
  const upgrade = { ...(time === null ? {} : { lastProgressAt: time }), ...(lastLine === '' ? {} : { lastLine }) };
  return { upgrade, setupLog: setupLog.slice(-mostLines) };
};
