/** Makes all strings of data from a file printable, in place. A report that is read back may have been edited by anyone. */
import { makePrintable } from './printable.js';

export function cleanData<T>(data: T): T {
  if (data !== null && typeof data === 'object') makePrintable(data);
  return data;
}
