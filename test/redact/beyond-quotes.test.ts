/** Passwords that leave a line by another way than its quote. Each was found by fuzzing with planted passwords. */
import { expect, it } from 'vitest';
import { record } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { diagnosePaths } from '../helpers/diagnose-paths.js';
import { follow } from '../timeline/follow.js';

const secret = 'Zq7xKw93vB';

it('a damaged trailer whose time zone runs on into the next line', async () => {
  const damaged = 'ERROR: it failed  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 10:43:41.547 1999 Eastern PWD=';
  for (const zone of [`${secret}><thread=281 (0x119)>`, `\r\n${secret}; in the zone><thread=281 (0x119)>`]) {
    const report = await diagnosePaths(makeFolder({ 'Licsvcfg.log': `${damaged}${zone}\r\n` }));
    expect(report.inputs.files[0]?.lastTime).toBe('1999-03-26T10:43:41.547');
    expect(JSON.stringify(report)).not.toContain(secret);
  }
});

it('a shape that has lost the words by which a password is known, in a scan and in a timeline', async () => {
  const log = record(`ERROR: 'x' sp_password NULL, '${secret}', 'sa'`);
  const report = await diagnosePaths(makeFolder({ 'Licsvcfg.log': log }));
  expect(report.unexplained).toHaveLength(1);
  expect(JSON.stringify(report)).not.toContain(secret);
  const timeline = await follow({ 'Licsvcfg.log': log });
  expect(timeline.unexplained).toHaveLength(1);
  expect(JSON.stringify(timeline)).not.toContain(secret);
});
