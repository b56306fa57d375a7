import { expect, test, vi } from 'vitest';
import type { Io } from '../../src/cli/io.js';
import { startProgress } from '../../src/cli/progress.js';

const start = vi.hoisted(() => vi.fn(() => ({ text: '', stop: () => undefined })));
const ora = vi.hoisted(() => vi.fn((_options: { readonly color: string | boolean }) => ({ start })));
vi.mock('ora', () => ({ default: ora }));

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

test.each([
  [{}, 'cyan'],
  [{ NO_COLOR: '1' }, false],
  [{ FORCE_COLOR: '0' }, false],
])('the colour of progress where the environment is %j', async (env, color) => {
  const stderr = { isTTY: true, columns: 80, write: async () => undefined };
  (await startProgress({ progress: true }, { stderr, env } as unknown as Io)).stop();
  expect(ora).toHaveBeenLastCalledWith(expect.objectContaining({ color }));
});
