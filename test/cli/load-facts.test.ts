/** What is listed to find the facts of a run is used again to find its logs. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { Io } from '../../src/cli/io.js';
import { loadFacts } from '../../src/cli/load-facts.js';
import { collectSources } from '../../src/input/collect-sources.js';

const cwd = mkdtempSync(join(tmpdir(), 'licdiag-facts-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

test.each(['logs', './logs/', join(cwd, 'logs')])('%s: folders are listed once, then anew', async (path) => {
  const io = { cwd, platform: process.platform } as Io;
  const write = (name: string): void => writeFileSync(join(cwd, 'logs', name), 'a line\r\n');
  rmSync(join(cwd, 'logs'), { recursive: true, force: true });
  for (const site of ['HQ1', 'BR2']) mkdirSync(join(cwd, 'logs', site), { recursive: true });
  write('HQ1/Licsvcfg.log');
  const { listed } = await loadFacts([path], [], io);
  write('Licsrvc.log');
  write('BR2/Licsvcfg.log');
  const namesOf = async () =>
    (await collectSources([path], { ...io, logs: catalogue.logs, listed })).sources.map(({ fileName }) => fileName);
  expect(await namesOf()).toEqual(['Licsvcfg.log']);
  expect(await namesOf()).toHaveLength(3);
  expect(listed.size).toBe(0);
});
