/**
 * Artefacts: whatever text a reader gets (real ones mutated, or any bytes), it gives facts that fit the schema or a problem, and
 * what was asked of it by the wrong kind does no harm.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeCapture } from '../../src/decode/decode-capture.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import { buildSnapshot } from '../../src/snapshot/build-snapshot.js';
import { linesOf } from '../../src/snapshot/lines-of.js';
import { placeOf } from '../../src/snapshot/place-of.js';
import { pageOf, readArtefact } from '../../src/snapshot/read-artefact.js';
import { readers } from '../../src/snapshot/readers.js';
import type { FuzzTarget } from '../target.js';

const folder = join(process.cwd(), 'fixtures/snapshots');
const files = ['english', 'german'].flatMap((name) =>
  readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);
const paths = [
  'site/x.txt',
  'servers/METER02/x.txt',
  'clients/WS1/x.txt',
  'site/smssetup.log',
  'x.txt',
  'site/net-view.txt',
];
const orders = ['mdy', 'dmy', 'ymd', null] as const;

export const artefactSeeds: readonly Buffer[] = files.map((file) => readFileSync(file).subarray(0, 1024));

export const artefactWords: readonly string[] = [
  'C:\\>net share\r\n',
  'collector> sc query\r\n',
  'REGEDIT4\r\n',
  '[HKEY_LOCAL_MACHINE\\',
  'hex(7):',
  '"=dword:',
  'BEGIN_SITE_ACCOUNT',
  'END_SITE_ACCOUNT',
  'SITE CONTROL FILE [1]',
  'SERVICE_NAME: ',
  'STATE : 4  RUNNING',
  '[SC] ',
  ' Directory of C:\\',
  '01/02/99  01:00a      5 x.exe',
  '-------------------------------------------------------------------------------',
  'System error 53 has occurred.',
  'Event ID: 9405',
  'PackInterval=',
  '[Component Configuration]',
  '__proto__',
  'constructor',
  '\\\\',
  '\\\\METER02',
  ':',
  '=',
  '<',
  '>',
  '"',
  '\t',
  ',',
  '\r\n',
  '99999999999999999999',
  '\x1b[2J',
];

export const artefacts: FuzzTarget = {
  name: 'artefacts',
  property: 'every reader of an artefact gives facts that fit the schema, or a problem',
  batch: 200,
  longest: 1280,
  seeds: artefactSeeds,
  dictionary: artefactWords,
  check(input, random) {
    const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
    const path = pick(paths) ?? '';
    const order = pick(orders) ?? null;
    const text = decodeCapture(
      input,
      pageOf(path, decodeCapture(input, 'ansi', null)),
      pick(['437', '850', '932', null]) ?? null,
    );
    const read = readArtefact(path, text, order);
    // And one reader that the content did not ask for.
    const other = pick(Object.values(readers))?.read({
      lines: linesOf(text),
      text,
      path,
      command: null,
      dateOrder: order,
    });
    const readings = [...read.readings, ...(other ? [other] : [])];
    const snapshot = buildSnapshot(
      readings.map((reading) => ({ place: placeOf(path), reading })),
      [],
      read.problems.map((problem) => ({ path, problem })),
    );
    const parsed = snapshotSchema.safeParse(snapshot);
    if (!parsed.success) throw parsed.error;
  },
};
