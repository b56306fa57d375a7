/** Reads JSON that may begin with a byte order mark or be in UTF-16, as `>` of PowerShell 5 writes it. */
import { utf16Of } from './detect-encoding.js';

/** @throws SyntaxError for text that is no JSON */
export function parseJson(bytes: Buffer): unknown {
  return JSON.parse(jsonTextOf(bytes));
}

export function jsonTextOf(bytes: Buffer): string {
  return utf16Of(bytes) ?? bytes.toString('utf8').replace(/^\ufeff/, '');
}
