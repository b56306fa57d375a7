/** Who watches for weeks must not fill the memory: of the attempts that are over only the last ones are kept. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { queryObjects } from 'node:v8';
import { expect, it } from 'vitest';
import { Watch } from '../../src/pipelines/watch/watch.js';
import { Attempt } from '../../src/timeline/attempt.js';
import { makeFolder } from '../cli/make-folder.js';
import { check, destination, failed, records } from '../timeline/follow.js';

/** Found by an hour of soaking: a thousand attempts of each server were kept, and the heap grew by 3.5 KB with each. */
it('keeps two attempts of each server, however many there were', async () => {
  const folder = makeFolder({ 'Licsvcfg.log': '' });
  const watch = await Watch.start({ paths: ['.'], cwd: folder, platform: process.platform });
  const servers = ['METER02', 'METER03'];
  for (let round = 0; round < 40; round += 1) {
    const server = servers[round % 2] ?? '';
    // It is emptied now and then, as at its size limit without a rollover.
    if (round % 10 === 9) {
      writeFileSync(join(folder, 'Licsvcfg.log'), '');
      await watch.poll(round * 1000 - 500);
    }
    appendFileSync(
      join(folder, 'Licsvcfg.log'),
      records([destination(server), check(server), failed(server)], round * 900),
    );
    await watch.poll(round * 1000);
  }
  expect(watch.state).toBe('failed');
  expect(watch.servers.map(({ server }) => server)).toEqual(servers);
  expect(queryObjects(Attempt, { format: 'count' })).toBeLessThanOrEqual(3 * servers.length);
});
