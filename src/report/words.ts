/** Short phrases that the formats share. Digits are grouped by hand, since toLocaleString loads language data for some 17 ms. */
import type { Unexplained } from '../model/report.js';

export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${thousands(count)} ${count === 1 ? one : many}`;
}

/** `2,600` */
export function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1999-03-26 10:43:41`: without `T` and fractions. */
export function shortTime(time: string): string {
  return time.replace('T', ' ').replace(/\.\d+$/, '');
}

export function ageInWords(days: number): string {
  const minutes = Math.round(days * 24 * 60);
  if (minutes < 1) return 'right at the end of the log';
  if (minutes < 90) return `${plural(minutes, 'minute')} before the log ends`;
  if (minutes < 48 * 60) return `${plural(Math.round(minutes / 60), 'hour')} before the log ends`;
  return `${plural(Math.round(days), 'day')} before the log ends`;
}

export function sizeInWords(bytes: number): string {
  if (bytes < 10_000) return plural(bytes, 'byte');
  const units = ['KB', 'MB', 'GB'];
  let amount = bytes / 1024;
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1024;
    unit += 1;
  }
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${units[unit]}`;
}

/** The stages of attempts at which an error was logged; empty where it was outside of attempts. */
export function stagesInWords({ stages }: Pick<Unexplained, 'stages'>): string {
  return stages === null || stages.length === 0 ? '' : `at ${stages.join(', ')}`;
}

/**
 * The first line of a shape whose names or paths are hidden behind placeholders: one of them may be what the reader looks for.
 * Empty for other shapes.
 */
export function foldedText({ shape, first }: Pick<Unexplained, 'shape' | 'first'>): string[] {
  return /\{(?:name|path)\}/.test(shape) ? [first.text] : [];
}
