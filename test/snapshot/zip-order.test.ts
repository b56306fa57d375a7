import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSnapshot } from '../../src/pipelines/snapshot/load-snapshot.js';
import { makeFolder } from '../cli/make-folder.js';
import { makeZip } from '../cli/make-zip.js';

test('a zip says the same in whatever order it holds its files', async () => {
  const cwd = makeFolder();
  const members = ['ver.txt', 'servers/METER02/ver.txt', 'notes.txt', 'a.txt'].map((name) => ({
    name,
    content: name.endsWith('ver.txt') ? 'Windows NT Version 4.0\r\n' : 'nothing that is known\r\n',
  }));
  const read = async (name: string, given: typeof members): Promise<unknown> => {
    writeFileSync(join(cwd, name), makeZip(given));
    const { snapshot, problems } = await loadSnapshot(name, { cwd, platform: process.platform });
    return { snapshot, problems };
  };
  const one = await read('one.zip', members);
  expect(one).toMatchObject({ snapshot: { sources: [{}, {}] } });
  expect(await read('other.zip', members.toReversed())).toEqual(one);
});
