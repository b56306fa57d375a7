/** Logs as articles, mails and tickets hold them: re-wrapped, and with trailers that lost a part. */
import { eachFile, type LogForm, samePlace } from './log-form.js';
import { gridLine, linesOf, textOf, type WholeRecord, wholeRecords, wrapLines } from './whole-records.js';

export function wrapped(width: number, indent: string): LogForm {
  return {
    name: `wrapped at ${width} columns${indent === '' ? '' : ` behind "${indent}"`}`,
    reshape: (logs) => ({ files: eachFile(logs, (text) => wrapLines(text, width, indent)), origin: null }),
  };
}

/** As somebody marks and copies it in a console: a line end behind each row, wherever that is. */
export function consoleRows(width: number): LogForm {
  const rowsOf = (line: string): string[] => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''];
  return {
    name: `rows of a console of ${width} columns`,
    reshape: (logs) => {
      const isBroken = [...logs.values()].every((bytes) => {
        const lines = linesOf(bytes.toString('latin1'));
        const isWhole = wholeRecords(lines) !== null;
        return isWhole && lines.filter((line) => rowsOf(line).length > 1).length > 1;
      });
      return isBroken ? { files: eachFile(logs, (text) => textOf(linesOf(text).flatMap(rowsOf))), origin: null } : null;
    },
  };
}

const nothing: readonly ('thread' | 'zone')[] = [];

/** Whether the records differ in something that a form takes from them: then they can no longer be told apart. */
function differIn(lost: typeof nothing, records: readonly WholeRecord[]): boolean {
  const kept = { thread: ({ thread }: WholeRecord) => thread, zone: ({ date }: WholeRecord) => date.slice(28) };
  return lost.some((field) => new Set(records.map(kept[field])).size > 1);
}

/** Each record on as many lines as `change` gives it. */
function damaged(name: string, change: (record: WholeRecord) => string[], lost = nothing): LogForm {
  return {
    name,
    reshape: (logs) => {
      const files = new Map<string, Buffer>();
      const places = new Map<string, string>();
      for (const [file, bytes] of logs) {
        const records = wholeRecords(linesOf(bytes.toString('latin1')));
        if (records === null || differIn(lost, records)) return null;
        const lines: string[] = [];
        for (const [index, record] of records.entries()) {
          places.set(`${file}:${lines.length + 1}`, `${file}:${index + 1}`);
          lines.push(...change(record));
        }
        files.set(file, Buffer.from(textOf(lines), 'latin1'));
      }
      // Two files that hold the same now count once, as they should.
      if (new Set([...files.values()].map(String)).size < files.size) return null;
      return { files, origin: (file, line) => places.get(samePlace(file, line)) ?? '' };
    },
  };
}

const whole = ({ component, date, thread }: WholeRecord): string => `$$<${component}><${date}><thread=${thread}>`;

/** What articles and tickets do to trailers (Q227010, Q267889, Q270218, Q235774, Q236039, Q257262, Q239828, SMS 1.2). */
export const damagedForms: readonly LogForm[] = [
  damaged('grid of SMS Trace', (record) => [gridLine(record)], ['zone']),
  damaged('trailer on a line of its own', (record) => [record.message, whole(record)]),
  damaged('blank line before the trailer', (record) => [record.message, '', whole(record)]),
  damaged('trailer broken between its fields', ({ message, component, date, thread }) => [
    `${message}  `,
    `$$<${component}>`,
    `<${date}><thread=${thread}>`,
  ]),
  damaged('round brackets', ({ message, component, date, thread }) => [
    `${message} $$(${component})(${date})(thread=${thread.replace(/ .*/, '')})`,
  ]),
  damaged('one dollar sign', (record) => [`${record.message} ${whole(record).slice(1)}`]),
  damaged('HTML line breaks', (record) => [`${record.message}  ${whole(record)}<BR/>`]),
  damaged('first brackets lost', ({ message, component, date, thread }) => [
    `${message} $$ ${component} ${date}><thread=${thread}`,
  ]),
  damaged('component alone', ({ message, component }) => [`${message}  $$<${component}>`], ['thread']),
  damaged(
    'trailers of SMS 1.2',
    ({ message, component, date, thread }) => {
      const short = date.replace(/\.\d+ (\d{4}).*/, ' $1~');
      return [
        `${message}   $$<${component}><${short}><thread=${Number(thread.split(' ')[0]).toString(16).toUpperCase()}>`,
      ];
    },
    ['zone'],
  ),
  damaged('no trailers', ({ message }) => [message], ['thread']),
];

export const runTogether: LogForm = {
  name: 'records run together on one line',
  reshape: (logs) => {
    const isWhole = [...logs.values()].every((bytes) => wholeRecords(linesOf(bytes.toString('latin1'))) !== null);
    return isWhole ? { files: eachFile(logs, (text) => `${linesOf(text).join(' ')}\r\n`), origin: null } : null;
  },
};
