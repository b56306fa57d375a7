import { expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { startProgress } from '../../src/cli/progress.js';

const start = vi.hoisted(() => vi.fn(() => ({ text: '', stop: () => undefined })));
vi.mock('ora', () => ({ default: () => ({ start }) }));

test.each([
  ['a terminal', true, 80, {}, 1],
  ['a terminal whose width is not told', true, undefined, {}, 1],
  ['a terminal without a width, where clearing a line would never end', true, 0, {}, 0],
  ['no terminal', false, undefined, {}, 0],
  ['a terminal of a job', true, 80, { CI: '1' }, 0],
])('progress on %s', async (_, isTTY, columns, env, times) => {
  start.mockClear();
  const stderr = { isTTY, columns, write: async () => undefined };
  (await startProgress({ progress: true }, { stderr, env } as unknown as Io)).stop();
  expect(start).toHaveBeenCalledTimes(times);
});
