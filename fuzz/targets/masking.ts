/** Masking of one text: a password in it is gone, whatever stands around it, and what is cut from its name is gone too. */
import { Masker } from '../../src/redact/masker.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds, logWords } from './log-seeds.js';
import { checkGone, plantSecret } from './secret-forms.js';

const words = [
  'password',
  'PWD=',
  'pwd="',
  "Password: '",
  'UID=sa;',
  '/user:',
  'net use ',
  'is ',
  ';',
  ',',
  '{',
  '}',
  '-P',
];

export const masking: FuzzTarget = {
  name: 'masking',
  property: 'no planted password is left in a quoted line, cut anywhere from what stands before it',
  seeds: logSeeds,
  dictionary: [...logWords, ...words],
  check(input, random) {
    const planted = plantSecret(random);
    const noise = input.toString('latin1').slice(0, 400).replace(/\s+/g, ' ');
    const split = Math.floor(random() * noise.length);
    const text = `${noise.slice(0, split)} failed with ${planted.text.replace(/[\r\n~]+/g, ' ')} ${noise.slice(split)}`;
    const from = text.indexOf(' ', Math.floor(random() * text.length));
    const [before, rest] = random() < 0.5 || from < 0 ? ['', text] : [text.slice(0, from), text.slice(from + 1)];
    const place = { file: 'a.log', line: 1, component: null, time: null, timeZone: null, thread: null };
    const masker = new Masker([], 'secrets', []);
    checkGone(masker.quote({ ...place, before, text: rest }), planted);
  },
};
