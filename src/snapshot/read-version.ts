/** `ver`: which Windows the machine runs. */
import type { Reader } from './reading.js';

export const versionLine = /^\s*(?:Microsoft )?(?:\(R\) )?Windows\b.{0,40}?(?:Version|NT|\d+\.\d+)\b/i;

export const readVersion: Reader = ({ text }) => {
  if (/Windows NT.{0,20}\b4\.0/i.test(text)) return { machine: { os: 'NT4' } };
  if (/Windows 2000|Version 5\.0\d?\.2195/i.test(text)) return { machine: { os: 'W2K' } };
  if (/Windows (?:95|98|Millennium|Me)\b|Version 4\.(?:00\.9|00\.1|03|10|90)/i.test(text))
    return { machine: { os: '9x' } };
  return {};
};
