/** Lines that mean something only as the last ones of their log are read there, however the log ends. */
import { expect, test } from 'vitest';
import { diagnosePaths } from './helpers/diagnose-paths.js';
import { withLogs } from './helpers/write-logs.js';

const trailer = '  $$<LICENSE METERING><Wed Apr 07 09:00:00.000 1999><thread=174 (0xAE)>';
const quiet = `Waiting for new applications to start...${trailer}\r\n`;
const downloading = `Downloading client configuration...${trailer}`;

async function findingsOf(name: string, log: string): Promise<string[]> {
  return withLogs([[name, log]], async (folder) =>
    (await diagnosePaths(folder, [name])).findings.map(({ signature, evidence }) =>
      evidence.flatMap((one) => (one.kind === 'log' ? `${signature}:${one.line}` : [])).join(),
    ),
  );
}

test.each([
  ['with its line end', `${downloading}\r\n`],
  ['without a line end', downloading],
  ['in the middle of its trailer', downloading.slice(0, -9)],
  ['without a trailer', 'Downloading client configuration...'],
  ['in blank lines and zeros', `${downloading}\r\n \r\n\0\0\0\0\r\n`],
])('a long log of an agent that ends in the download, %s', async (_, end) => {
  const lines = 20_000;
  expect(await findingsOf('Liccli.log', quiet.repeat(lines) + end)).toEqual([`agent-stops-in-download:${lines + 1}`]);
});

const despooler = '  $$<SMS_DESPOOLER><Wed Apr 07 09:00:00.000 1999><thread=100 (0x64)>';

test.each(Array.from({ length: despooler.length }, (_, cut) => cut))(
  'a record that lacks its last %i letters',
  async (cut) => {
    const log = `Found a ready instruction${despooler}\r\nWaiting for an available despooling thread${despooler}`;
    expect(await findingsOf('Despool.log', log.slice(0, log.length - cut))).toEqual(['executive-hangs-after-backup:2']);
  },
);

test.each(['>\r\n', '> \r\n> > \r\n'])('in a mail that was quoted, and ends in %j', async (end) => {
  expect(await findingsOf('Liccli.log', `> ${quiet}> ${downloading}\r\n${end}`)).toEqual(['agent-stops-in-download:2']);
});

test('so does a file whose name says nothing', async () => {
  expect(await findingsOf('copy.txt', quiet.repeat(3) + downloading)).toEqual(['agent-stops-in-download:4']);
});

test.each(['.', `OK (3 groups)${trailer}`, `The word configuration${trailer}`])(
  'not when %j comes after it',
  async (end) => {
    expect(await findingsOf('Liccli.log', `${quiet.repeat(3)}${downloading}\r\n${end}`)).toEqual([]);
  },
);

test('nor where the log goes on in the part that came later', async () => {
  const logs = [
    ['Liccli.lo_', `${quiet}${downloading}\r\n`],
    ['Liccli.log', quiet],
  ] as const;
  await withLogs(logs, async (folder) => expect((await diagnosePaths(folder)).findings).toEqual([]));
});
