/** The options of `scan`, parsed, and the functions that parse those that only `scan` takes. */
import { InvalidArgumentError } from 'commander';

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
