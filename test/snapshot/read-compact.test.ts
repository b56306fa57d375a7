/** Whether a folder is compressed. */
import { describe, expect, it } from 'vitest';
import { readBundle } from './read-bundle.js';

describe('compact', () => {
  const of = (path: string, sentence: string, row: string): string =>
    ` Listing ${path}\\\r\n ${sentence}\r\n\r\n${row}\r\n`;
  const plain = '     1024 :     1024 = 1.0 to 1   a.dll';
  const packed = '     1024 :      512 = 2.0 to 1 C a.dll';
  const not = 'New files added to this directory will not be compressed.';

  it.each([
    [of('D:\\SMS\\bin', not, plain), false],
    [of('D:\\SMS\\bin', not, packed), true],
    [of('D:\\SMS\\bin', 'New files added to this directory will be compressed.', plain), true],
    [of('D:\\SMS\\bin', 'Neue Dateien werden nicht komprimiert.', plain.replace('1.0 to', '1,0 zu')), false],
    [of('D:\\SMS\\bin', 'Цалкам невядома.', plain), undefined],
  ])('%j', async (text, compressed) => {
    const { snapshot } = await readBundle({ 'site/a.txt': text });
    expect(snapshot.site?.folders?.[0]?.compressed).toBe(compressed);
  });

  it('of a root is about the volume', async () => {
    const { snapshot } = await readBundle({
      'site/a.txt': of('D:', 'New files added to this directory will be compressed.', plain),
    });
    expect(snapshot.site?.volumes).toEqual([{ path: 'D:', compressed: true }]);
  });

  it.each([
    [not, false],
    ['Цалкам невядома.', undefined],
  ])('a compressed folder in a root does not make a compressed volume: %s', async (sentence, compressed) => {
    const { snapshot } = await readBundle({ 'site/a.txt': of('D:', sentence, packed.replace('a.dll', 'old')) });
    expect(snapshot.site?.volumes?.[0]?.compressed).toBe(compressed);
  });
});
