/** Makes data that was read back (a report that anyone may have edited) safe to print: every string in it, whatever it is for. */
import { makePrintable } from './printable.js';

export function cleanData<T>(data: T): T {
  if (data !== null && typeof data === 'object') makePrintable(data);
  return data;
}
