/** The options that several commands take, worded and parsed the same in each, and the functions that parse them. */
import { InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../errors.js';
import { withoutSlashes } from '../model/wanted-server.js';

export function formatOption(formats: readonly string[], what = 'how to print it'): Option {
  return new Option('-f, --format <format>', what).choices(formats).default('text');
}

export function outputOption(what = 'write it to a file, which is replaced when it is complete'): Option {
  return new Option('-o, --output <file>', what);
}

export function snapshotOption(what: string): Option {
  return repeatable('-s, --snapshot <path>', what);
}

export function signaturesOption(what = 'also use the signatures of this file or folder (repeatable)'): Option {
  return repeatable('--signatures <path>', what);
}

/** An option whose values are all kept, in the order in which they are typed. */
export function repeatable(flags: string, what: string): Option {
  return new Option(flags, what).argParser((value, before: readonly string[]) => [...before, value]).default([]);
}

export function serverOption(what = 'only this server'): Option {
  return new Option('--server <name>', what).argParser(serverName);
}

export function sinceOption(): Option {
  const what = 'leave out older entries: 1999-03-26 or 1999-03-26T10:43, local time of the log';
  return new Option('--since <time>', what).argParser(startOf);
}

export function untilOption(): Option {
  return new Option('--until <time>', 'leave out later entries; a day counts to its end').argParser(endOf);
}

export function failOnOption(): Option {
  return new Option('--fail-on <severity>', 'exit with 1 for active findings of this severity or worse')
    .choices(['error', 'warning', 'info', 'never'])
    .default('error');
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

/** `--redact` for the commands that cannot replace names. */
export function redactSecretsOption(): Option {
  return new Option('--redact <what>', 'secrets: mask passwords; none: show them')
    .choices(['secrets', 'none'])
    .default('secrets');
}

export function codePageOption(
  what = 'Windows code page of logs that are neither UTF-8 nor UTF-16, such as 932 or gbk',
): Option {
  return new Option('--code-page <name>', what);
}

export function noProgressOption(): Option {
  return new Option('--no-progress', 'show no progress');
}

export function colourOption(): Option {
  return new Option('--color', 'use colours even when not on a terminal');
}

export function noColourOption(): Option {
  return new Option('--no-color', 'use no colours');
}

/**
 * `\\METER02` is accepted as METER02.
 * @throws for an empty name, as from an unset variable of a script: no finding would match, which would look like good news
 */
function serverName(value: string): string {
  const name = withoutSlashes(value.trim());
  if (name === '') throw new InvalidArgumentError('Give the name of a server, such as METER02.');
  return name;
}

const timePattern = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(\.\d{1,3})?)?)?$/;

function startOf(value: string): string {
  return readTime(value, '00:00', '00', '');
}

/** The end of what was typed: of the day, the minute or the second. */
function endOf(value: string): string {
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
