/** Facts that show a failure stay a finding beside one of the logs that is only related, or that cleared up. Without times of the log that cannot be told. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { diagnosePaths, fixtures } from '../helpers/diagnose-paths.js';

it.each([
  ['share-after-the-clean-up', ['Q227020', 'Q214954', 'Q235179']],
  ['older-share-after-the-clean-up', ['Q227020', 'Q214954', 'Q235179']],
  ['upgrade-of-a-stuck-service', ['Q299261', 'Q258547']],
])('%s', async (name, articles) => {
  const { findings } = await diagnosePaths(join(fixtures, 'explained', name));
  const active = findings.filter(({ state }) => state === 'active').map(({ article }) => article);
  expect(active.toSorted()).toEqual(articles.toSorted());
});
