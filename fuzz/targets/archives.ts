/** Archives: a damaged or hostile .zip is read, refused with one line, or named as a problem; nothing is written anywhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose } from '../../src/diagnose.js';
import { InputError, UsageError } from '../../src/errors.js';
import { makeZip } from '../../test/helpers/make-zip.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds } from './log-seeds.js';

export const archives: FuzzTarget = {
  name: 'archives',
  seeds: [
    makeZip([['Licsvcfg.log', logSeeds[0] ?? Buffer.alloc(0)]]),
    makeZip([
      ['logs/Licsvcfg.lo_', logSeeds[1] ?? Buffer.alloc(0)],
      ['logs/Licsvcfg.log', logSeeds[2] ?? Buffer.alloc(0)],
    ]),
  ],
  dictionary: [
    'PK\x03\x04',
    'PK\x01\x02',
    'PK\x05\x06',
    'PK\x06\x06',
    '../',
    '/',
    'C:\\',
    '\xff\xff\xff\xff',
    '\0\0\0\0',
    'Licsvcfg.log',
  ],
  async check(input) {
    const folder = mkdtempSync(join(tmpdir(), 'licdiag-fuzz-'));
    try {
      writeFileSync(join(folder, 'logs.zip'), input);
      const report = await diagnose({ paths: ['logs.zip'], cwd: folder, platform: 'linux' });
      for (const { status, problem } of report.inputs.files)
        if (status === 'failed' && !problem) throw new Error('failed without a reason');
    } catch (error) {
      if (!(error instanceof InputError) && !(error instanceof UsageError)) throw error;
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
