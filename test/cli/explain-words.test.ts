/** What `licdiag explain` prints for people names facts in words; where they stand in a snapshot is for programs, in JSON. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { fixtureCases } from '../helpers/fixture-cases.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const roots =
  'site|server|client|clientAgent|upgrade|sql|tracing|item|captures|facts|meteringServers|siteSystems|clients|statusMessages|events|setupLog|hierarchy|dialogs|sources|logs|domainAccounts|domainControllers';
const alone =
  'collectedAt|meteringServers|clientAgent|siteSystems|statusMessages|setupLog|domainAccounts|domainControllers';
const fieldPath = new RegExp(`\\b(?:(?:${roots})(?:\\.[a-z][A-Za-z]*\\b|\\[)|(?:${alone})\\b)`);
const people = ['text', 'markdown'];

function printed(args: readonly string[], cwd = process.cwd()): string {
  const { stdout, code } = licdiag(['explain', ...args], { cwd });
  expect(code).toBe(0);
  return stdout.replaceAll('\\', '').replace(/\s+/g, ' ');
}

describe.each(people)('explain as %s shows no path of a field', (format) => {
  it.each(catalogue.signatures.map(({ id }) => id))('of %s', (id) => {
    expect(printed([id, '--format', format])).not.toMatch(fieldPath);
  });

  const collected = fixtureCases().filter(
    ({ kind, folder }) => kind === 'match' && existsSync(join(folder, 'snapshot.json')),
  );
  it.each(collected)('of $signature against $title', ({ signature, folder }) => {
    const args = [signature, '--against', '.', '-s', 'snapshot.json', '--format', format];
    expect(printed(args, folder)).not.toMatch(fieldPath);
  });
});

it('JSON keeps them, beside the words', () => {
  const { signatures } = JSON.parse(licdiag(['explain', 'sp2-upgrade-hangs', '--format', 'json']).stdout);
  expect(signatures[0].facts).toContainEqual({
    role: 'refuting',
    condition: 'server.services[SMS_LICENSE_SERVER].state is stopped or missing',
    plain: 'the service SMS_LICENSE_SERVER on the server is stopped or missing',
    effect: expect.any(String),
  });
});

it('a collected fact for which the signature has no words is told by its name, with its value', () => {
  const site = JSON.stringify({
    schemaVersion: 1,
    meteringServers: [{ name: 'METER02', role: false, services: null }],
  });
  const text = printed(['Q214954', '--against', '.', '-s', 'site.json'], makeFolder({ 'site.json': site }));
  expect(text).toContain('whether METER02 has the role of software metering server: no');
  expect(text).toContain('not known: whether the service SMS_LICENSE_SERVER exists on METER02, and whether it runs');
});
