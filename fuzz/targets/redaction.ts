/**
 * Redaction: a password planted in any form that the articles and the tools of the time know is gone from the report,
 * whatever stands around it, in every encoding, split by a line end or by `~`.
 */
import { Readable } from 'node:stream';
import { diagnose } from '../../src/diagnose.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds, logWords } from './log-seeds.js';

const secret = 'Zq7xKw93vB';
const forms = [
  `DSN=LicDB;UID=sa;PWD=${secret};DATABASE=LicDB`,
  `DSN=LicDB;UID=sa;PWD=${secret}`,
  `UID=sa; Password = ${secret} ; Server=X`,
  `password="${secret}"`,
  `Password: '${secret}'`,
  `Password: ${secret}`,
  `sql_password=${secret}`,
  `the password is ${secret}`,
  `isql -Usa -P${secret} -S.`,
  `osql -U sa -P ${secret}`,
  `net use \\\\METER02\\IPC$ ${secret} /user:DOM\\svc`,
  `/password:${secret}`,
  `<password>${secret}</password>`,
  `PWD=\r\n${secret};`,
  `PWD=~${secret}~`,
  `password=~${secret}`,
];

export const redaction: FuzzTarget = {
  name: 'redaction',
  seeds: logSeeds,
  dictionary: logWords.filter((word) => !/["']/.test(word)),
  async check(input, random) {
    const form = forms[Math.floor(random() * forms.length)] ?? '';
    const before = input.toString('latin1').slice(0, Math.floor(random() * 800));
    const text = `${before}\r\nERROR: failed with ${form}\r\n${input.toString('latin1').slice(0, 400)}`;
    const bytes = random() < 0.25 ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text, 'latin1');
    const report = await diagnose({ paths: ['-'], cwd: '/', platform: 'linux', stdin: () => Readable.from([bytes]) });
    if (JSON.stringify(report).includes(secret)) throw new Error(`the secret of ${JSON.stringify(form)} is printed`);
  },
};
