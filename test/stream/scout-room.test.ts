/** A log of failures is near an anchor from its start to its end: what is remembered of it must not grow with it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { AnchorScout } from '../../src/stream/scout-anchors.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';

const scratch = mkdtempSync(join(tmpdir(), 'licdiag-scout-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const lines = 20_000;

function log(): string {
  return Array.from({ length: lines }, (_, i) => {
    const time = new Date(Date.UTC(1999, 2, 1) + 2000 * i).toISOString().slice(11, 23);
    return `ERROR: FAILED TO INSTALL LICENSE SERVER 'METER0${i % 7}'  $$<SMS_LICENSE_SERVER_MANAGER><Mon Mar 01 ${time} 1999 Eastern Standard Time><thread=168 (0xA8)>\r\n`;
  }).join('');
}

test('places that were read are forgotten', async () => {
  writeFileSync(join(scratch, 'Licsvcfg.log'), log());
  let most = 0;
  const look = AnchorScout.prototype.look;
  vi.spyOn(AnchorScout.prototype, 'look').mockImplementation(function (this: AnchorScout, ...given) {
    look.apply(this, given);
    most = Math.max(most, this.waiting);
  });
  const { unexplained } = await diagnosePaths(scratch);
  expect(unexplained).toMatchObject([{ occurrences: lines }]);
  expect(most).toBeGreaterThan(1000);
  // A window holds a quarter of the lines, each with a few words that are looked for.
  expect(most).toBeLessThan(lines);
});
