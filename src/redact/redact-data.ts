/** Makes a copy of data that is no report (a list, an explanation) printable. Quotes in it must have been masked before. */
import { redacted } from '../model/report.js';
import { makePrintable } from './printable.js';

export function redactData<T extends object>(data: T): T & { readonly [redacted]: true } {
  const copy = structuredClone(data);
  makePrintable(copy);
  return { ...copy, [redacted]: true };
}
