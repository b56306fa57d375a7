/** JSON as somebody saved it: with a byte order mark, or in UTF-16, as `>` of PowerShell 5 does. */
import { utf16Of } from '../decode/detect-encoding.js';

/** @throws SyntaxError for what is no JSON */
export function parseJson(bytes: Buffer): unknown {
  return JSON.parse(jsonTextOf(bytes));
}

export function jsonTextOf(bytes: Buffer): string {
  return utf16Of(bytes) ?? bytes.toString('utf8').replace(/^\ufeff/, '');
}
