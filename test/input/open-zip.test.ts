import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listZip } from '../../src/input/open-zip.js';
import type { SourceReader } from '../../src/model/source.js';
import { makeFolder } from '../cli/make-folder.js';
import { type MadeMember, makeZip } from '../cli/make-zip.js';

async function readAll(reader: SourceReader): Promise<string> {
  const block = new Uint8Array(7);
  let text = '';
  for (let got = await reader.read(block); got > 0; got = await reader.read(block))
    text += Buffer.from(block.subarray(0, got)).toString('latin1');
  reader.close();
  return text;
}

const listed = (members: readonly MadeMember[]): ReturnType<typeof listZip> =>
  listZip(join(makeFolder({ 'logs.zip': makeZip(members) }), 'logs.zip'), (name) => name.endsWith('.log'));

describe('listZip', () => {
  it('lists what is wanted, and reads it when asked, in any order', async () => {
    const zip = await listed([
      { name: 'one.log', content: 'the first log' },
      { name: 'readme.txt', content: 'not wanted' },
      { name: 'folder/two.log', content: 'the second log' },
    ]);
    expect(zip.members.map(({ name }) => name)).toEqual(['one.log', 'folder/two.log']);
    const [one, two] = zip.members;
    expect(two && (await readAll(await two.open()))).toBe('the second log');
    expect(one && (await readAll(await one.open()))).toBe('the first log');
    zip.close();
  });

  it('names an encrypted member, and reads the others', async () => {
    const zip = await listed([
      { name: 'one.log', content: 'secret', encrypted: true },
      { name: 'two.log', content: 'open' },
    ]);
    expect(zip.problems).toMatchObject([{ name: 'one.log', problem: expect.stringContaining('encrypted') }]);
    expect(zip.members).toHaveLength(1);
    zip.close();
  });

  it('fails for a member that unpacks to more than it claims', async () => {
    const zip = await listed([{ name: 'one.log', content: 'x'.repeat(100_000), claimedSize: 100 }]);
    const [member] = zip.members;
    await expect(member?.open().then(readAll)).rejects.toThrow();
    zip.close();
  });

  it('refuses an archive whose logs claim more than 4 GB, before it reads any', async () => {
    const members = Array.from({ length: 3 }, (_, i) => ({ name: `${i}.log`, content: 'x', claimedSize: 2 ** 31 }));
    await expect(listed(members)).rejects.toThrow(/unpack to more than/);
  });
});
