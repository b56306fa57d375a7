/** The options of `watch`, parsed, and the functions that parse them. */
import { InvalidArgumentError } from 'commander';

export interface WatchCommandOptions {
  readonly untilSuccess?: boolean;
  /** Minutes. */
  readonly timeout?: number;
  /** Seconds between two polls. */
  readonly interval: number;
  readonly server?: string;
  readonly signatures: readonly string[];
  readonly redact: 'secrets' | 'names' | 'none';
  readonly codePage?: string;
  readonly color?: boolean;
}

/** The longest timer of Node, 2^31 milliseconds, is a little longer. */
const mostMinutes = 30_000;

export function minutesOf(value: string): number {
  return positive(value, mostMinutes, 'Give minutes, such as 30 or 0.5.');
}

export function secondsOf(value: string): number {
  return positive(value, 3600, 'Give seconds, such as 2 or 0.5.');
}

function positive(value: string, most: number, message: string): number {
  const number = /^\d{1,6}(?:\.\d{1,4})?$/.test(value) ? Number(value) : 0;
  if (number <= 0 || number > most) throw new InvalidArgumentError(message);
  return number;
}
