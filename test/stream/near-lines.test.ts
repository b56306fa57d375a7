/** Of the lines near a failure those are passed by that are far by their time: nothing that counts by itself is among them. */
import { expect, test } from 'vitest';
import { makeFolder } from '../cli/make-folder.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { check, copy, destination, failed, record, wait } from '../timeline/follow.js';

const hour = 3600;
const status = (server: string): string =>
  `STATMSG: ID=9406 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Fri Mar 26 15:00:00.000 1999 ISTR0="${server}" ISTR1="" NUMATTRS=0`;

const scan = (log: string): ReturnType<typeof diagnosePaths> => diagnosePaths(makeFolder({ 'Licsvcfg.log': log }));
const at = (from: number, ...texts: string[]): string => texts.map((text, i) => record(text, from + i)).join('');
/** An hour or more of a manager that waits, in some kilobytes. */
const quiet = (from: number, apart = 65): string =>
  Array.from({ length: 50 }, (_, i) => record(wait, from + 60 + apart * i)).join('');
const failure = (from: number): string => at(from, destination('METER02'), check('METER02'), failed('METER02'));

test('status messages of hours before are counted, each at several of its words', async () => {
  const before = [0, 2, 4, 6].map((i) => at(i * hour, status('METER01'), check('METER09')) + quiet(i * hour, 140));
  const { findings } = await scan(before.join('') + failure(9 * hour));
  expect(findings.map(({ article, occurrences }) => [article, occurrences]).sort()).toEqual([
    ['Q214954', 1],
    ['Q299261', 4],
  ]);
});

test('errors of hours before are counted, and healthy lines change nothing', async () => {
  const before = [0, 1, 2]
    .map((i) => at(i * hour, check('METER02'), copy('METER02'), 'Error 5 in the queue') + quiet(i * hour))
    .join('');
  const { findings, unexplained } = await scan(before + failure(9 * hour));
  expect(findings).toMatchObject([{ article: 'Q214954', occurrences: 1, confidence: 'likely' }]);
  expect(unexplained).toMatchObject([{ occurrences: 3 }]);
});

// Set back by less than what is looked at between two places: the line before the failure is later than it.
test('a line belongs to the failure behind it though the clock was set back in between', async () => {
  const log =
    at(4 * hour, destination('METER02')) +
    record(check('METER02'), 5 * hour) +
    record(failed('METER02'), 4 * hour + 30);
  expect((await scan(quiet(3 * hour) + log + quiet(5 * hour))).findings).toMatchObject([
    { article: 'Q214954', occurrences: 1 },
  ]);
});

test('a line of another time zone may belong to a failure an hour later', async () => {
  const moved = at(0, destination('METER02'), check('METER02')).replaceAll('Standard', 'Daylight');
  const later = quiet(0) + record(failed('METER02'), hour + 60) + quiet(2 * hour);
  expect((await scan(moved + later)).findings).toMatchObject([{ article: 'Q214954' }]);
  const same = at(0, destination('METER02'), check('METER02'));
  expect((await scan(same + later)).findings).toEqual([]);
});

test('what goes on with a failure that is not over counts hours later', async () => {
  const later = at(5 * hour, check('METER02'), copy('METER02'), 'Starting the service SMS_LICENSE_SERVER on METER02');
  const again = failure(20 * hour).replaceAll('METER02', 'METER07');
  const { findings } = await scan(failure(0) + quiet(0) + later + quiet(5 * hour) + again + quiet(20 * hour));
  expect(findings.map(({ subject, state }) => [subject.server, state]).sort()).toEqual([
    ['METER02', 'resolved'],
    ['METER07', 'active'],
  ]);
});
