/** The options of `scan`, parsed, and the functions that parse them. */
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

/** `--redact` for the commands that can replace names. */
export function redactOption(): Option {
  return new Option(
    '--redact <what>',
    'secrets: mask passwords; names: also replace names of machines, users and sites; none: neither',
  )
    .choices(['secrets', 'names', 'none'])
    .default('secrets');
}

/**
 * `\\METER02` is accepted as METER02.
 * @throws for an empty name, as from an unset variable of a script: no finding would match, which would look like good news
 */
export function serverName(value: string): string {
  const name = value.trim().replace(/^\\+|\\+$/g, '');
  if (name === '') throw new InvalidArgumentError('Give the name of a server, such as METER02.');
  return name;
}

const timePattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,3})?)?)?$/;

export function startOf(value: string): string {
  return readTime(value, '00:00', '00', '');
}

/** The end of what was typed: of the day, the minute or the second. */
export function endOf(value: string): string {
  return readTime(value, '23:59', '59', '.999');
}

/** @throws UsageError for a period that ends before it begins */
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

/** JavaScript rolls February 30 over to March, so the parsed date must print as it was given. */
function isRealTime(time: string): boolean {
  const parsed = Date.parse(`${time}Z`);
  return !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(time.slice(0, 19));
}
