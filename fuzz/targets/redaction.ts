/**
 * Redaction: a password planted in a log is gone from the report, whatever stands around it, in every encoding, on either side
 * of the border between two windows.
 */
import { redact } from '../../src/redact/redact.js';
import { diagnoseBytes, window } from '../diagnose-bytes.js';
import type { Random } from '../mutate.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds, logWords } from './log-seeds.js';
import { checkGone, plantSecret } from './secret-forms.js';

const quietLine =
  'The License Server Manager is waking up and there is nothing at all for it to do today, so it waits\r\n';
const quiet = quietLine.repeat(Math.ceil(window / quietLine.length));

const encodings: readonly ((text: string) => Buffer)[] = [
  (text) => Buffer.from(text, 'latin1'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  (text) => Buffer.from(text, 'utf16le'),
];
const paths = ['-', 'Licsvcfg.log', 'Licsrvc.log', 'Sitecomp.log', 'copy.txt'];

export const redaction: FuzzTarget = {
  name: 'redaction',
  property: 'no planted password is in the report, in any form or encoding, split, or across windows',
  batch: 200,
  longest: 768,
  seeds: logSeeds,
  dictionary: logWords,
  async check(input, random) {
    const planted = plantSecret(random);
    const noise = input.toString('latin1');
    const before = noise.slice(0, Math.floor(random() * noise.length));
    const text = `${padding(random)}${before}\r\nERROR: failed with ${planted.text}\r\n${noise.slice(0, 200)}`;
    const encode = encodings[random() < 0.5 ? 0 : Math.floor(random() * encodings.length)];
    const path = paths[Math.floor(random() * paths.length)] ?? '-';
    const report = redact(await diagnoseBytes(path, encode?.(text) ?? Buffer.alloc(0)), 'secrets');
    checkGone(JSON.stringify(report), planted);
  },
};

/** Now and then as much as lets the border of a window fall near the secret. */
function padding(random: Random): string {
  return random() < 0.02 ? quiet.slice(0, window - Math.floor(random() * 1200)) : '';
}
