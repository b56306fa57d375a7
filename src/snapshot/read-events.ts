/**
 * Event logs in three forms: `dumpel` (tabs, types as numbers), the comma-separated export of the Event Viewer, and events as
 * articles print them (`Event ID: 681`). Descriptions are kept, since they tell what failed; secrets in them are masked on output.
 */
import { cutText } from '../model/cut-text.js';
import { dateOrderOf, readLocalTime, undatedInWords } from '../model/local-time.js';
import { serverName } from '../model/server-name.js';
import { labelledRecords, printedAt } from './labelled-records.js';
import { mostText } from './lines-of.js';
import type { Reader, SnapshotEvent } from './reading.js';
import { splitTable } from './split-table.js';

const types: Readonly<Record<string, string>> = {
  1: 'error',
  2: 'warning',
  4: 'information',
  8: 'success audit',
  16: 'failure audit',
};
const mostEvents = 5000;
const dateCell = /^\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}$/;
const timeCell = /^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?$/i;
/** The date and time with which a row begins. */
const rowStart = /^\s*"?\d{1,4}[./-] ?\d{1,2}[./-] ?\d{1,4}"?[,\t]"?\d{1,2}[:.]\d{2}/;
/** A row of the Event Viewer: behind them stands a source. That of `dumpel` has a number there. */
const viewerRow = /^[^,\t]+[,\t][^,\t]+[,\t]"?[A-Za-z]/;
/** How many lines of a description are read. */
const mostDescription = 10;
/** The user that `dumpel` prints: before the source, as Q129266 shows it, or behind it, as other versions do. */
const dumpelUser = /^(?:N\/A|[^\\]+\\\S.*)$/i;
/** A row of `dumpel` whose tabs became blanks. No other source or user with blanks in its name matters here. */
const dumpelRow =
  /^(\d{1,4}[./-]\d{1,2}[./-]\d{1,4})\s+(\d{1,2}:\d{2}:\d{2}(?:\s?[AP]M)?)\s+(1|2|4|8|16)\s+(\d{1,5})\s+(\d{1,10})\s+(Service Control Manager|NT AUTHORITY\\\S+|\S+)\s+(Service Control Manager|NT AUTHORITY\\\S+|\S+)\s+(\S+)\s?(.*)$/i;

export const readEvents: Reader = ({ lines, command, path, dateOrder }) => {
  const log = /\b(application|system|security)\b/i
    .exec(command ?? path.replace(/^.*\//, '').replaceAll(/[_.-]/g, ' '))?.[1]
    ?.toLowerCase();
  const events = isPrinted(lines)
    ? readPrinted(lines)
    : lines.some((line) => line.includes('\t') || line.includes(','))
      ? readTable(lines)
      : readBlanks(lines);
  const order = dateOrderOf(
    events.flatMap(({ at }) => at ?? []),
    dateOrder,
  );
  const named = events.map(({ at, ...event }): SnapshotEvent => {
    const time = at === undefined ? null : readLocalTime(at, order);
    return { ...(log === undefined ? {} : { log }), ...event, ...(time === null ? {} : { time }) };
  });
  return { events: named.slice(-mostEvents), problems: undatedInWords(named, 'event') };
};

/** What is printed of an event. */
type PrintedEvent = Readonly<Record<'id' | 'source' | 'type' | 'computer' | 'text' | 'at', string | undefined>>;

/** An event with its date and time as printed. */
type RawEvent = SnapshotEvent & { readonly at?: string };

function readTable(lines: readonly string[]): RawEvent[] {
  return splitTable(withDescriptions(lines)).flatMap((cells): RawEvent[] => {
    const [date = '', time = '', third = '', fourth = '', fifth = '', sixth = '', seventh = '', eighth = '', ...rest] =
      cells;
    if (!dateCell.test(date) || !timeCell.test(time)) return [];
    // dumpel: type, category, id, user, source, computer; the Event Viewer: source, type, category, id, user, computer.
    const isDumpel = types[third] !== undefined && /^\d{1,10}$/.test(fifth);
    const [id, source, type] = isDumpel
      ? [fifth, dumpelSource(sixth, seventh), types[third]]
      : [sixth, third, fourth.toLowerCase()];
    return eventOf({ id, source, type, computer: eighth, text: rest.join(' '), at: `${date} ${time}` });
  });
}

/**
 * Joins the lines of a description that runs on without quotation marks (`... due to the following error:`) to the row of its event.
 * An empty line ends it, and so does the row of another event.
 */
function withDescriptions(lines: readonly string[]): string[] {
  const rows: string[] = [];
  let more = 0;
  for (const line of lines) {
    const isRow = rowStart.test(line);
    if (!isRow && more > 0 && line.trim() !== '')
      rows.push(cutText(`${rows.pop()?.trimEnd()} ${line.trim()}`, mostText));
    else rows.push(line);
    more = isRow && viewerRow.test(line) ? mostDescription : line.trim() === '' ? 0 : more - 1;
  }
  return rows;
}

function readBlanks(lines: readonly string[]): RawEvent[] {
  return lines.flatMap((line) => {
    const [, date, time, type = '', , id, sixth, seventh, computer, text] = dumpelRow.exec(line) ?? [];
    return eventOf({
      id,
      source: dumpelSource(sixth, seventh),
      type: types[type],
      computer,
      text,
      at: `${date} ${time}`,
    });
  });
}

function dumpelSource(one = '', other = ''): string {
  return dumpelUser.test(other) && !dumpelUser.test(one) ? one : other;
}

/** Windows 2000 labels source and type as `Event Source` and `Event Type`. */
const label = /^\s*(?:Event (?=Source|Type))?(Event ID|Source|Type|Computer|Date|Time|Description)\s*:\s*(.*)$/i;

function isPrinted(lines: readonly string[]): boolean {
  return lines.some((line) => /^\s*Event ID\s*:\s*\d/i.test(line));
}

function readPrinted(lines: readonly string[]): RawEvent[] {
  return labelledRecords(lines, label).flatMap((event) =>
    eventOf({
      id: event.get('event id'),
      source: event.get('source'),
      type: event.get('type')?.toLowerCase(),
      computer: event.get('computer'),
      text: event.get('description'),
      at: printedAt(event),
    }),
  );
}

/** None without a number, by which a row that is no event is told. */
function eventOf({ id = '', source = '', type = '', computer = '', text = '', at }: PrintedEvent): RawEvent[] {
  const machine = serverName(computer);
  if (!/^\d{1,10}$/.test(id)) return [];
  return [
    {
      id: Number(id),
      ...(source === '' ? {} : { source }),
      ...(type === '' ? {} : { type }),
      ...(machine === null ? {} : { machine }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(at === undefined ? {} : { at }),
    },
  ];
}

export function isEventRow(line: string): boolean {
  if (dumpelRow.test(line)) return true;
  const [date = '', time = '', third = '', , fifth = '', sixth = ''] = splitTable([line])[0] ?? [];
  if (!dateCell.test(date) || !timeCell.test(time)) return false;
  return (types[third] !== undefined && /^\d{1,10}$/.test(fifth)) || /^\d{1,10}$/.test(sixth);
}
