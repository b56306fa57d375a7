/** What is no report, before printing: whatever came from a pack or a log is made printable. Quotes in it are masked already. */
import { redacted } from '../model/report.js';
import { makePrintable } from './printable.js';

export function redactData<T extends object>(data: T): T & { readonly [redacted]: true } {
  const copy = structuredClone(data);
  makePrintable(copy);
  return { ...copy, [redacted]: true };
}
