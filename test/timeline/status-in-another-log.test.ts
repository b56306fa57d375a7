/** A status message about an attempt may stand in another file than the lines of that attempt: it is a stage of it, and no attempt of its own. */
import { expect, it } from 'vitest';
import {
  check,
  copy,
  destination,
  failed,
  follow,
  install,
  record,
  records,
  serverOf,
  stagesOf,
  starting,
} from './follow.js';

/** The service INSTALL_ODBC could not be installed on METER02 (Q226850). */
const status = (at: number): string =>
  record(
    'STATMSG: ID=9399 SEV=E LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=HQSMS1 SITE=HQ1 PID=258 TID=281 GMTDATE=Fri Mar 26 15:00:00.000 1999 ISTR0="INSTALL_ODBC" ISTR1="METER02" NUMATTRS=0',
    at,
  );
const attempt = records([destination('METER02'), check('METER02'), copy('METER02')], 0);
const odbc = record(starting('INSTALL_ODBC', 'METER02'), 1);
const error = record(failed('METER02'), 1);

it.each([
  ['a stage of its own', attempt, 60, ['failed role+ share+ reach+ files+ odbcX']],
  ['up to a cycle behind it', attempt, 900, ['failed role+ share+ reach+ files+ odbcX']],
  ['the end of the stage that had begun', attempt + odbc, 60, ['failed role+ share+ reach+ files+ odbcX']],
  ['later, another attempt', attempt, 960, ['unfinished role+ share+ reach+ files>', 'failed odbcX']],
  ['behind a failure, one more stage', attempt + error, 60, ['failed role+ share+ reach+ filesX odbcX']],
  [
    'against what the log shows, nothing',
    records(install('METER02'), 0),
    60,
    ['unfinished role+ share+ reach+ files+ odbc+ service+ running>'],
  ],
])('%s', async (_, log, at, expected) => {
  const { attempts } = serverOf(await follow({ 'Licsvcfg.log': log, 'Statmgr.log': status(at) }), 'METER02');
  expect(attempts.map((one) => `${one.outcome} ${stagesOf(one)}`)).toEqual(expected);
});
