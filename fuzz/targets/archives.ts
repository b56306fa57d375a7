/** Archives: a damaged or hostile .zip is read, refused with one line, or named as a problem; nothing is written anywhere. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { InputError, messageOf, UsageError } from '../../src/errors.js';
import { collectSources } from '../../src/input/collect-sources.js';
import type { Source, SourceReader } from '../../src/model/source.js';
import { makeZip } from '../../test/cli/make-zip.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds } from './log-seeds.js';

/** Deflate packs a thousand to one at best. */
const most = 8 * 1024 * 1024;

export const archives: FuzzTarget = {
  name: 'archives',
  property: 'a damaged archive is read, refused in one line, or named as a problem',
  batch: 200,
  longest: 2048,
  seeds: [
    makeZip([{ name: 'Licsvcfg.log', content: logSeeds[0] ?? '' }]),
    makeZip([
      { name: 'logs/Licsvcfg.lo_', content: logSeeds[1] ?? '' },
      { name: 'logs/Licsvcfg.log', content: logSeeds[2] ?? '' },
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
    writeFileSync(file(), input);
    try {
      const collected = await collectSources([file()], {
        cwd: '/',
        platform: 'linux',
        stdin: noStdin,
        logs: catalogue.logs,
      });
      try {
        for (const { problem } of collected.problems) if (problem === '') throw new Error('failed without a reason');
        for (const source of collected.sources) await readAll(source);
      } finally {
        collected.close();
      }
    } catch (error) {
      if (!(error instanceof InputError) && !(error instanceof UsageError)) throw error;
    }
  },
};

let made: string | null = null;

/** One for all inputs: to make and remove a folder takes longer than to read a small archive. */
function file(): string {
  if (made === null) {
    const folder = mkdtempSync(join(tmpdir(), 'licdiag-fuzz-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    made = join(folder, 'logs.zip');
  }
  return made;
}

function noStdin(): never {
  throw new Error('standard input was not asked for');
}

/** A member that cannot be unpacked says why; more than the whole input could unpack to is too much. */
async function readAll(source: Source): Promise<void> {
  const block = new Uint8Array(64 * 1024);
  let total = 0;
  let reader: SourceReader | null = null;
  try {
    reader = await source.open();
    for (let got = -1; got !== 0 && total < most; total += got) got = await reader.read(block);
  } catch (error) {
    if (messageOf(error) === '') throw new Error('failed without a reason');
  } finally {
    reader?.close();
  }
  if (total >= most) throw new Error(`${source.path} unpacks to more than ${most} bytes`);
}
