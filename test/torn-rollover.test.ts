/** A rollover tears the record that is being written wherever the limit falls: the failure is found as if it were whole. */
import { describe, expect, it } from 'vitest';
import { leftOverShare, record } from './cli/log-text.js';
import { diagnosePaths } from './helpers/diagnose-paths.js';
import { logLines } from './helpers/log-lines.js';
import { withLogs } from './helpers/write-logs.js';

const failure = leftOverShare('BRANCH7');
const text = record('INFO: checking the site control file for changes') + failure + record('Sleeping for 15 minutes.');
const starts = ['INFO: installation', 'Checking for', 'ERROR: '].map((start) => text.indexOf(start));
const lineEnds = (from: number, to: number): number => text.slice(from, to).split('\n').length - 1;

function placesOf(tear: number): string[] {
  return starts.map((at) =>
    at < tear ? `Licsvcfg.lo_:${lineEnds(0, at) + 1}` : `Licsvcfg.log:${lineEnds(tear, at) + 1}`,
  );
}

async function scanned(older: string, newer: string) {
  return withLogs(Object.entries({ 'Licsvcfg.lo_': older, 'Licsvcfg.log': newer }), async (folder) => {
    const { findings, unexplained } = await diagnosePaths(folder, ['Licsvcfg.lo_', 'Licsvcfg.log']);
    return {
      found: findings.map(({ article, confidence, subject: { server }, occurrences, lastSeen }) =>
        [article, confidence, server, occurrences, lastSeen].join(' '),
      ),
      places: logLines(...findings).map(({ file, line }) => `${file}:${line}`),
      quotes: logLines(...findings).map((quote) => quote.text),
      unexplained: unexplained.map(({ first }) => first.text),
    };
  });
}

const found = ['Q214954 likely BRANCH7 1 1999-05-11T21:14:05.190'];

describe('a record that a rollover tore', () => {
  it('is found once, with its own line numbers, wherever it was torn', { timeout: 60_000 }, async () => {
    const [from, to] = [text.indexOf(failure), text.indexOf(failure) + failure.length];
    for (let tear = from; tear <= to; tear += tear < (starts[2] ?? 0) ? 5 : 1) {
      const torn = await scanned(text.slice(0, tear), text.slice(tear));
      expect({ tear, ...torn }).toMatchObject({ tear, found, places: placesOf(tear), unexplained: [] });
      expect(torn.quotes.at(-1)).toBe("ERROR: FAILED TO INSTALL LICENSE SERVER 'BRANCH7'");
    }
  });

  it('also in the form of ConfigMgr', { timeout: 60_000 }, async () => {
    const framed = text.replace(
      /^(.*?) {2}\$\$<(.*?)>.*$/gm,
      '<![LOG[$1]LOG]!><time="21:14:05.190+300" date="05-11-1999" component="$2" context="" type="1" thread="412" file="">',
    );
    const last = framed.indexOf('<![LOG[ERROR');
    for (let tear = last; tear <= framed.indexOf('\r', last); tear += 1) {
      const torn = await scanned(framed.slice(0, tear), framed.slice(tear));
      expect({ tear, ...torn }).toMatchObject({ tear, found, unexplained: [] });
      expect(torn.quotes.at(-1)).toBe("ERROR: FAILED TO INSTALL LICENSE SERVER 'BRANCH7'");
    }
  });

  it('also without trailers, where its last name was torn', { timeout: 60_000 }, async () => {
    const plain = text.replace(/ {2}\$\$<.*>/g, '');
    const name = plain.lastIndexOf('BRANCH7');
    for (let tear = name + 1; tear < name + 'BRANCH7'.length; tear += 1) {
      const torn = await scanned(plain.slice(0, tear), plain.slice(tear));
      expect({ tear, ...torn }).toMatchObject({ tear, found: ['Q214954 likely BRANCH7 1 '], unexplained: [] });
    }
  });

  it('but without trailers a whole line takes in no line of one word below it', async () => {
    const plain = 'NT Service Exception: 997 The service INSTALL_ODBC could not be started';
    for (const below of ['OK', 'Sleeping...']) {
      const torn = await scanned(plain, `${below}\r\n`);
      expect(torn.unexplained).toEqual([plain]);
    }
  });

  it('also without trailers, where a word was torn', async () => {
    const plain = text.replace(/ {2}\$\$<.*>/g, '');
    const tear = plain.indexOf('VER ');
    const torn = await scanned(plain.slice(0, tear), plain.slice(tear));
    expect(torn.places).toEqual(['Licsvcfg.lo_:2', 'Licsvcfg.lo_:3', 'Licsvcfg.lo_:4']);
    expect(torn.found).toHaveLength(1);
  });
});

describe('an older log of which the end is lost', () => {
  const older = record('INFO: checking the site control file for changes') + leftOverShare('METER02');

  it('hides nothing that the present one starts with', { timeout: 60_000 }, async () => {
    for (let end = 1; end <= older.length; end += 5) {
      const lost = await scanned(older.slice(0, end), failure);
      expect({ end, ...lost }).toMatchObject({ end, found: expect.arrayContaining(found) });
      expect(lost.places.filter((place) => place.includes('.log'))).toEqual([1, 2, 3].map((i) => `Licsvcfg.log:${i}`));
    }
  });

  it('nor an error that nobody knows', async () => {
    const error = record('ERROR: the queue of the sender is locked');
    const { unexplained } = await scanned(older.slice(0, 60), error);
    expect(unexplained.map((one) => one.replace(/^.* (?=ERROR)/, ''))).toEqual([
      'ERROR: the queue of the sender is locked',
    ]);
  });
});

it('a log without trailers that just lacks its last line end is not torn', async () => {
  const lines = failure.replace(/ {2}\$\$<.*>/g, '');
  const { places, found: seen } = await scanned(lines.trimEnd(), 'Sleeping for 15 minutes.\r\n');
  expect(places).toEqual([1, 2, 3].map((i) => `Licsvcfg.lo_:${i}`));
  expect(seen).toEqual(['Q214954 likely BRANCH7 1 ']);
});
