/** The options of `scan` as values, and how they are read from what was typed. */
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';

export const formatNames = ['text', 'json', 'ndjson', 'markdown', 'html', 'csv', 'sarif'] as const;

export interface ScanOptions {
  readonly format: (typeof formatNames)[number];
  readonly snapshot: readonly string[];
  readonly output?: string;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly server?: string;
  readonly since?: string;
  readonly until?: string;
  readonly signatures: readonly string[];
  readonly failOn: 'error' | 'warning' | 'info' | 'never';
  readonly redact: 'secrets' | 'names' | 'none';
  readonly baseline?: string;
  readonly ack?: string;
  readonly codePage?: string;
  readonly jobs?: number;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly progress: boolean;
  readonly color?: boolean;
}

export function list(value: string, before: readonly string[]): string[] {
  const parts = value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw new InvalidArgumentError('Give ids of signatures or article numbers.');
  return [...before, ...parts];
}

const mostJobs = 64;

export function countOf(value: string): number {
  const count = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (count < 1 || count > mostJobs) throw new InvalidArgumentError(`Give a number from 1 to ${mostJobs}.`);
  return count;
}

export function repeat(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

/** Of the commands that quote logs, and can leave names out of what they quote. */
export function redactOption(): Option {
  return new Option(
    '--redact <what>',
    'secrets: mask passwords; names: also replace names of machines, users and sites; none: neither',
  )
    .choices(['secrets', 'names', 'none'])
    .default('secrets');
}

/** @throws for none, as a script gives it whose variable is empty: nothing would be found, and look like good news */
export function serverName(value: string): string {
  const name = value.trim().replace(/^\\+|\\+$/g, '');
  if (name === '') throw new InvalidArgumentError('Give the name of a server, such as METER02.');
  return name;
}

const timePattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,3})?)?)?$/;

export function startOf(value: string): string {
  return readTime(value, '00:00', '00', '');
}

/** To the end of what was not given: a day, a minute, a second. */
export function endOf(value: string): string {
  return readTime(value, '23:59', '59', '.999');
}

/** @throws UsageError for a period that nothing lies in */
export function checkPeriod({ since, until }: { readonly since?: string; readonly until?: string }): void {
  if (since !== undefined && until !== undefined && since > until)
    throw new UsageError(`--since ${since} is later than --until ${until}`, 'no entry lies between');
}

function readTime(value: string, minutes: string, seconds: string, fraction: string): string {
  const found = timePattern.exec(value);
  const time = found ? `${found[1]}T${found[2] ?? minutes}:${found[3] ?? seconds}${found[4] ?? fraction}` : '';
  if (!isRealTime(time))
    throw new InvalidArgumentError('Give a date such as 1999-03-26, or a local time such as 1999-03-26T10:43.');
  return time;
}

/** The platform rolls February 30 over to March: what comes back must be what was given. */
function isRealTime(time: string): boolean {
  const parsed = Date.parse(`${time}Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(time.slice(0, 19));
}
