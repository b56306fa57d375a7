/**
 * Artefacts that nobody would make but somebody might send: any text in any reader gives facts that fit the schema or a problem,
 * never an exception, and takes time in proportion to its length.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import { buildSnapshot } from '../../src/snapshot/build-snapshot.js';
import { linesOf } from '../../src/snapshot/lines-of.js';
import { placeOf } from '../../src/snapshot/place-of.js';
import { readArtefact } from '../../src/snapshot/read-artefact.js';
import { readers } from '../../src/snapshot/readers.js';
import { type ArtefactKind, recognise } from '../../src/snapshot/recognise.js';
import { readFixture } from './read-bundle.js';

const kinds = Object.keys(readers).filter((kind): kind is ArtefactKind => kind in readers);
const samples = Object.entries({ ...readFixture('english'), ...readFixture('german') }).map(
  ([path, bytes]) => [path, bytes[0] === 0xff ? bytes.toString('utf16le') : bytes.toString('latin1')] as const,
);

/** Real artefacts with lines taken away, doubled, cut, put elsewhere and mixed with anything. */
const damaged = fc.tuple(fc.constantFrom(...samples), fc.constantFrom(...samples)).chain(([[path, text], [, other]]) =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...text.split('\r\n')) },
        { weight: 1, arbitrary: fc.constantFrom(...other.split('\r\n')) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(...text.split('\r\n')).map((line) => line.slice(0, line.length / 2)),
        },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
      ),
      { maxLength: 60 },
    )
    .map((lines) => ({ path, text: lines.join('\r\n') })),
);

describe('any artefact', () => {
  it('an empty name of a service in a command names none', () => {
    const text = 'C:\\>sc query ""\r\n[SC] OpenService FAILED 1060:\r\n\r\nThe specified service does not exist.\r\n';
    const { readings, problems } = readArtefact('servers/METER02/x.txt', text, null);
    const placed = readings.map((reading) => ({ place: placeOf('servers/METER02/x.txt'), reading }));
    expect(snapshotSchema.safeParse(buildSnapshot(placed, [], [])).error).toBeUndefined();
    expect([...problems, ...readings.flatMap((reading) => reading.problems ?? [])].join()).toContain('not which one');
  });

  // A number of so many digits is infinite, which no JSON can say.
  it('of a file that is said to be larger than any can be has no size', () => {
    const sizeOf = (printed: string): unknown => {
      const text = [
        'collector>filever D:\\SMS\\inboxes\\clicomp.src\\licmtr\\i386\\*.exe',
        `--a-- W32i   APP ENU    2.0.1380.1000 shp    ${printed} 03-01-1999 licclint.exe`,
      ].join('\r\n');
      const { readings } = readArtefact('site/filever.txt', text, null);
      const placed = readings.map((reading) => ({ place: placeOf('site/filever.txt'), reading }));
      return snapshotSchema.parse(buildSnapshot(placed, [], [])).clientAgent?.files?.[0]?.bytes;
    };
    expect(sizeOf('483,040')).toBe(483040);
    expect(sizeOf(`483,040${'9'.repeat(310)}`)).toBeNull();
  });

  it('a folder of the inboxes whose name is blank is none', () => {
    const text =
      'C:\\>dir /s D:\\SMS\\inboxes\r\n\r\n Directory of D:\\SMS\\inboxes\\\t \\\r\n\r\n01/02/99  01:00a   5 x.exe\r\n';
    const { readings } = readArtefact('site/dir.txt', text, 'mdy');
    const placed = readings.map((reading) => ({ place: placeOf('site/dir.txt'), reading }));
    expect(snapshotSchema.parse(buildSnapshot(placed, [], [])).site?.inboxes).toBeUndefined();
  });

  it('gives facts that fit the schema, whatever was done to it', () => {
    fc.assert(
      fc.property(damaged, ({ path, text }) => {
        const { readings } = readArtefact(path, text, null);
        const placed = readings.map((reading) => ({ place: placeOf(path), reading }));
        snapshotSchema.parse(buildSnapshot(placed, [], []));
      }),
      { numRuns: 400, seed: 20 },
    );
  });

  it.each(kinds)('%s: its reader takes any text', (kind) => {
    const anything = fc.oneof(
      damaged.map(({ text }) => text),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    fc.assert(
      fc.property(anything, fc.option(fc.string()), (text, command) => {
        const reading = readers[kind].read({
          lines: linesOf(text),
          text,
          command,
          path: 'site/x.txt',
          dateOrder: null,
        });
        snapshotSchema.parse(buildSnapshot([{ place: { kind: 'site' }, reading }], [], []));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

const evil: Record<string, (n: number) => string> = {
  blanks: (n) => ' '.repeat(n),
  'blanks in many lines': (n) => `x${' '.repeat(3000)}y\r\n`.repeat(n / 3000),
  backslashes: (n) => '\\'.repeat(n),
  'a server after a server': (n) => '\\\\a '.repeat(n / 4),
  'open brackets': (n) => '<'.repeat(n),
  'open sections': (n) => 'BEGIN_SYSTEM_RESOURCE_USE\r\n'.repeat(n / 27),
  'one value of a site control file': (n) => `SITE CONTROL FILE [1]\r\nROLE <${'a'.repeat(n)}`,
  'blanks in a value of a site control file': (n) => `SITE CONTROL FILE [1]\r\nROLE <a${' '.repeat(n)}b>`,
  'quotes and backslashes': (n) => `REGEDIT4\r\n\r\n[HKEY\\A]\r\n"a"="${'\\"'.repeat(n / 2)}`,
  'bytes without end': (n) => `REGEDIT4\r\n\r\n[HKEY\\A]\r\n"a"=hex(7):${'41,'.repeat(n / 3)}`,
  'a key without end': (n) => `REGEDIT4\r\n\r\n[HKEY\\${'a\r\n'.repeat(n / 3)}`,
  'many keys': (n) => `REGEDIT4\r\n\r\n${'[HKEY\\A]\r\n"a"="b"\r\n'.repeat(n / 20)}`,
  dashes: (n) => `${'-'.repeat(79)}\r\n${'a '.repeat(n / 2)}`,
  'names without paths': (n) => `${'-'.repeat(79)}\r\nIPC$  x\r\n${'a b c d\r\n'.repeat(n / 9)}`,
  digits: (n) => '1'.repeat(n),
  'dates and dates': (n) => '01/01/99 '.repeat(n / 9),
  tabs: (n) => `1/1/99\t1:00 AM\t1\t0\t5\tN/A\t${'\t'.repeat(n)}`,
  'commas and quotes': (n) => `1/1/99,1:00:00 AM,a,b,c,5,${'",'.repeat(n / 2)}`,
  'services without end': (n) => 'SERVICE_NAME: a\r\nSTATE : 1\r\n'.repeat(n / 27),
  prompts: (n) => 'C:\\>net share\r\n'.repeat(n / 15),
  'half a prompt': (n) => `C:\\${'a '.repeat(n / 2)}`,
  'a folder in a folder': (n) => ` Directory of C:\\${'a\\ '.repeat(n / 3)}\r\n01/01/99  01:00a  5 x\r\n`,
};

// What grows with the square of the length would take minutes, and the test would run out of its time.
describe('the time that an artefact takes', () => {
  it.each(Object.entries(evil))('grows with its length: %s', (_, make) => {
    const text = make(1_000_000);
    for (const path of ['site/x.txt', 'site/smssetup.log']) expect(() => readArtefact(path, text, null)).not.toThrow();
    const lines = linesOf(text);
    for (const kind of kinds) readers[kind].read({ lines, text, command: null, path: 'site/x.txt', dateOrder: null });
    recognise({ lines, command: null, path: 'x' });
  });
});
