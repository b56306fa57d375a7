/**
 * Snapshots as JSON: any text is a snapshot or refused in one line that names the field; with any snapshot that is accepted the
 * checklist can be made and a log diagnosed, and what is printed of it holds no control character.
 */
import { Buffer } from 'node:buffer';
import { InputError, UsageError } from '../../src/errors.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { precheck } from '../../src/pipelines/precheck/precheck.js';
import { redact } from '../../src/redact/redact.js';
import { redactSnapshot } from '../../src/redact/redact-snapshot.js';
import { writePrecheckText } from '../../src/report/precheck/text.js';
import { noColours } from '../../src/report/writer.js';
import { checkSnapshot } from '../../src/snapshot/check-snapshot.js';
import { fullSnapshot } from '../../test/helpers/full-snapshot.js';
import { diagnoseBytes } from '../diagnose-bytes.js';
import type { Random } from '../mutate.js';
import type { FuzzTarget } from '../target.js';
import { checkPrintable } from './check-printable.js';

const log = Buffer.from(
  "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER02'  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\r\n",
);
const fields = Object.entries(fullSnapshot).map(([key, value]) => JSON.stringify({ schemaVersion: 1, [key]: value }));
const odd: readonly unknown[] = [
  null,
  [],
  {},
  '',
  0,
  -1,
  1e308,
  true,
  'SP9',
  '1999-02-30T00:00:00',
  '\x1b[2J',
  '__proto__',
];

export const snapshots: FuzzTarget = {
  name: 'snapshots',
  property: 'any JSON is a snapshot, or refused naming the field; reports with it hold no control character',
  batch: 100,
  longest: 2048,
  seeds: fields.map((text) => Buffer.from(text)),
  dictionary: [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    'null',
    'true',
    '1e999',
    '"__proto__":',
    '"name":',
    '\\u001b',
    '\\ud800',
  ],
  async check(input, random) {
    const accepted = acceptedOf(random() < 0.5 ? input.toString('utf8') : JSON.stringify(changed(input, random)));
    if (accepted === null) return;
    checkPrintable(JSON.stringify(redactSnapshot(accepted)), 'the snapshot');
    const snapshot = { path: 'site.json', kind: 'json', snapshot: accepted, problems: [], notes: [] };
    if (random() < 0.1) {
      checkPrintable(
        JSON.stringify(redact(await diagnoseBytes('Licsvcfg.log', log, [snapshot]), 'secrets')),
        'the report',
      );
      return;
    }
    if (random() < 0.9) return;
    const report = await refusing(() => precheck({ snapshot, to: 'SP5', cwd: '/', platform: 'linux' }));
    if (report !== null)
      checkPrintable(writePrecheckText(report, { colours: noColours, width: 80, detail: 'verbose' }), 'the checklist');
  },
};

function acceptedOf(text: string): Snapshot | null {
  try {
    return checkSnapshot(text, 'site.json').snapshot;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return null;
  }
}

/** A sound snapshot in which some values are others. */
function changed(input: Buffer, random: Random): unknown {
  const copy: object = structuredClone(fullSnapshot);
  const text = input.toString('latin1');
  const change = (value: object): void => {
    for (const key of Object.keys(value)) {
      const inner: unknown = Reflect.get(value, key);
      if (random() < 0.02) Reflect.set(value, key, odd[Math.floor(random() * odd.length)]);
      else if (typeof inner === 'string' && random() < 0.05)
        Reflect.set(value, key, text.slice(0, Math.floor(random() * 60)));
      else if (typeof inner === 'object' && inner !== null) change(inner);
    }
  };
  change(copy);
  return copy;
}

/** What a user can mend is no fault. */
async function refusing<T>(run: () => Promise<T>): Promise<T | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InputError || error instanceof UsageError) return null;
    throw error;
  }
}
