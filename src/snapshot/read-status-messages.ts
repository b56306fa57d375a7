/**
 * Status messages: the export of the Status Message Viewer (tabs or commas), or messages as articles print them (`Message ID: 9399`).
 * The server that a metering message is about stands in its text; the column *System* names the site server that reported it.
 */
import { dateOrderOf, readLocalTime, undatedInWords } from '../model/local-time.js';
import { serverName } from '../model/server-name.js';
import { labelledRecords, printedAt } from './labelled-records.js';
import { machineInText } from './metering-message.js';
import type { Reader, StatusMessage } from './reading.js';
import { splitTable } from './split-table.js';

const mostMessages = 5000;
const component = /^(?:SMS_[A-Z0-9_]{3,60}|LICENSE_METERING|LICSVR_SERVICE)$/i;
const dateInCell = /\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}.*\d{1,2}[:.]\d{2}/;
const label = /^\s*(Message ID|Component|System|Severity|Date|Time|Description)\s*:\s*(.*)$/i;

export const readStatusMessages: Reader = ({ lines, dateOrder }) => {
  const raw = isPrintedMessage(lines) ? readPrinted(lines) : readTable(splitTable(lines));
  const order = dateOrderOf(
    raw.flatMap(({ at }) => at ?? []),
    dateOrder,
  );
  const statusMessages = raw.map(({ at, ...message }): StatusMessage => {
    const time = at === undefined ? null : readLocalTime(at, order);
    return { ...message, ...(time === null ? {} : { time }) };
  });
  const problems = undatedInWords(statusMessages, 'status message');
  return { statusMessages: statusMessages.slice(-mostMessages), problems };
};

/** A message with its date and time as printed. */
type RawMessage = StatusMessage & { readonly at?: string };

/** Finds columns by their English titles, if the export has these. */
function readTable(rows: readonly (readonly string[])[]): RawMessage[] {
  const [head = [], ...body] = rows;
  const column = (title: RegExp): number => head.findIndex((cell) => title.test(cell));
  const [id, name] = [column(/^(?:message )?id$/i), column(/^component$/i)];
  if (id < 0 || name < 0) return rows.flatMap(readCells);
  const [system, severity, time, text] = [
    /^system$|^machine/i,
    /^severity$/i,
    /date|^time/i,
    /^(?:description|text|message)$/i,
  ].map(column);
  return body.flatMap((cells) =>
    messageOf({
      id: cells[id] ?? '',
      component: cells[name] ?? '',
      system: cells[system ?? -1] ?? '',
      severity: cells[severity ?? -1] ?? '',
      text: cells[text ?? -1] ?? '',
      at: cells[time ?? -1],
    }),
  );
}

/** Finds columns by what they hold: the component by its name, the system before it, the number behind it. */
function readCells(cells: readonly string[]): RawMessage[] {
  const at = cells.findIndex((cell) => component.test(cell));
  const number = cells.findIndex((cell, i) => i > at && /^\d{1,5}$/.test(cell));
  if (at < 0 || number < 0) return [];
  return messageOf({
    id: cells[number] ?? '',
    component: cells[at] ?? '',
    system: cells[at - 1] ?? '',
    severity: cells[0] ?? '',
    text: cells.slice(number + 1).join(' '),
    at: cells.find((cell) => dateInCell.test(cell)),
  });
}

function readPrinted(lines: readonly string[]): RawMessage[] {
  return labelledRecords(lines, label).flatMap((record) =>
    messageOf({
      id: /^\d{1,5}/.exec(record.get('message id') ?? '')?.[0] ?? '',
      component: record.get('component') ?? '',
      system: record.get('system') ?? '',
      severity: record.get('severity') ?? '',
      text: record.get('description') ?? '',
      at: printedAt(record),
    }),
  );
}

interface Cells {
  readonly id: string;
  readonly component: string;
  readonly system: string;
  readonly severity: string;
  readonly text: string;
  readonly at: string | undefined;
}

function messageOf({ id, component: name, system, severity, text, at }: Cells): RawMessage[] {
  if (!/^\d{1,5}$/.test(id)) return [];
  const isMetering = /^SMS_LICEN[SC]E|^LIC/i.test(name);
  const spokenOf = isMetering ? machineInText(text) : serverName(system);
  return [
    {
      id: Number(id),
      ...(name === '' ? {} : { component: name }),
      ...(spokenOf === null ? {} : { system: spokenOf }),
      ...(/^[A-Za-z]{4,12}$/.test(severity) ? { severity: severity.toLowerCase() } : {}),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(at === undefined ? {} : { at }),
    },
  ];
}

export function isPrintedMessage(lines: readonly string[]): boolean {
  return lines.some((line) => /^\s*Message ID\s*:\s*\d/i.test(line));
}

export function isMessageRow(line: string): boolean {
  const cells = splitTable([line])[0] ?? [];
  const isHead = cells.some((cell) => /^message id$/i.test(cell)) && cells.some((cell) => /^component$/i.test(cell));
  return cells.length >= 4 && (isHead || readCells(cells).length > 0);
}
