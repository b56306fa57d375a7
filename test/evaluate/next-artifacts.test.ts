/** What to collect next, in which order, and what nobody can collect. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nextArtifacts } from '../../src/evaluate/next-artifacts.js';
import { artifactFor } from '../../src/model/artifact-for.js';
import { diagnosePaths, fixtures } from '../helpers/diagnose-paths.js';

const [shares, type, services] = ['server.shares', 'site.type', 'server.services[SMS_LICENSE_SERVER].state'];

test('what decides most comes first, with all that it decides, each once and in order', () => {
  const told = nextArtifacts([
    { fact: type, decides: 'Q300000' },
    { fact: shares, decides: 'Q214954' },
    { fact: shares, decides: 'Q213241' },
    { fact: shares, decides: 'Q214954' },
  ]);
  expect(told).toEqual([
    { artifact: artifactFor(shares), decides: ['Q213241', 'Q214954'] },
    { artifact: artifactFor(type), decides: ['Q300000'] },
  ]);
});

test('what may still block comes before all else', () => {
  const told = nextArtifacts([
    { fact: shares, decides: 'Q214954' },
    { fact: shares, decides: 'Q213241' },
    { fact: type, decides: 'Q300000', mayBlock: true },
    { fact: services, decides: 'Q226850', mayBlock: false },
  ]);
  expect(told.map(({ artifact }) => artifact)).toEqual([type, shares, services].map(artifactFor));
});

test('what only a log line could name is not asked for', () => {
  expect(nextArtifacts([{ fact: 'captures.source', decides: 'Q227020' }])).toEqual([]);
});

test('without a snapshot nobody is asked when it was collected', async () => {
  const folder = join(fixtures, 'signatures/metering-service-reported-not-running/match-every-cycle');
  const artifacts = (await diagnosePaths(folder)).nextArtifacts.map(({ artifact }) => artifact);
  expect(artifacts).not.toContain(artifactFor('collectedAt'));
  expect(artifacts).toContain('services of OAK02 (sc query)');
});
