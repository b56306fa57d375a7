/** A finding whose lines name no server and no time: that is said of these lines, and not of the log, where it may stand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtures } from '../helpers/diagnose-paths.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const drWatson = readFileSync(
  join(fixtures, 'signatures/metering-service-crash/match-at-sp4/servers/OAK02/Drwtsn32.log'),
  'latin1',
);

it('a record of Dr. Watson: where its server and its time stand, and what to collect in words', () => {
  const { stdout } = licdiag(['scan', '.'], { cwd: makeFolder({ 'Drwtsn32.log': drWatson }) });
  expect(drWatson).toContain('Computer Name: OAK02');
  expect(stdout).toContain('Where      not named in its lines');
  expect(stdout).toContain('at a time that its lines do not print');
  expect(stdout.replace(/\s+/g, ' ')).toContain('Computer Name in the record is the server (inferred).');
  expect(stdout).toContain('file versions in the LicMtr folder of the metering server (filever) (decides Q310317)');
  expect(stdout).not.toContain('meteringServers');
});
