import { expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { dropEarlierCopies } from '../../src/input/drop-earlier-copies.js';
import { readLogName } from '../../src/input/log-name.js';
import type { Source } from '../../src/model/source.js';

/** @param opened gets the path at each opening */
function sourceOf(fileName: string, text: string, opened: string[]): Source {
  const bytes = Buffer.from(text, 'latin1');
  const { identity } = readLogName(fileName, catalogue.logs);
  return {
    ...{ path: fileName, folder: '', folderInArgument: '', fileName, identity, named: false, origin: null },
    ...{ size: bytes.length, rereadable: true },
    open: async () => {
      opened.push(fileName);
      let at = 0;
      return {
        read: (into) => {
          const got = bytes.copy(into, 0, at);
          at += got;
          return got;
        },
        close: () => undefined,
      };
    },
  };
}

it('opens copies for each other only where they begin alike', async () => {
  const opened: string[] = [];
  const days = Array.from({ length: 50 }, (_, i) =>
    sourceOf(`Licsvcfg_${i}.log`, `day ${i}`.padEnd(600 + i, '.'), opened),
  );
  const log = sourceOf('Licsvcfg.log', `${'day 7'.padEnd(607, '.')} and more`, opened);
  const all = [...days, log];
  const { sources, problems } = await dropEarlierCopies(all, [{ stem: 'licsvcfg', members: all }]);
  expect(problems).toEqual([
    {
      path: 'Licsvcfg_7.log',
      kind: 'duplicate',
      problem: 'same content as the start of Licsvcfg.log; counted once',
    },
  ]);
  expect(sources).toEqual(all.filter(({ path }) => path !== 'Licsvcfg_7.log'));
  expect(opened.length).toBe(all.length + 2);
});
