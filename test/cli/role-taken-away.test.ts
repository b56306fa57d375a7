/** A server whose role was taken away after the failure: the finding stays as sure as it is, and says so where a person looks before acting. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../helpers/diagnose-paths.js';
import { leftOverShare, quietLog } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const noLonger = /What speaks against it .*the role of metering server is not assigned to \w+ any more.*What to do/;

describe('a role that was taken away', () => {
  it.each([
    ['orphaned-licmtr-share', 'likely', 'any more, so this is a removal now, in which the shares must stay (Q213241)'],
    ['file-copy-failed', 'likely', 'that it was taken away since is inferred'],
    ['odbc-service-wrong-password', 'likely', 'that it was taken away since is inferred'],
    ['metering-service-reported-not-running', 'possible', '9406 may tell nothing else (inferred)'],
    ['service-logon-failure', 'possible', 'and then no account has to log on'],
    ['service-account-changed-in-place', 'possible', 'and then no account has to log on'],
    ['pipe-service-unreachable', 'possible', 'clients that still know it find no pipe there'],
    ['metering-service-crash', 'confirmed', 'Remodbc.exe does not run there then'],
    ['metering-service-memory-leak', 'likely', 'which may be why it is stopping (inferred)'],
    ['metering-service-stuck-stopping', 'confirmed', 'which may be why it is stopping (inferred)'],
  ])('%s says so, and is %s as before', (signature, confidence, said) => {
    const cwd = join(fixtures, 'signatures', signature, 'match-role-taken-away');
    const text = licdiag(['scan', '.', '-s', 'snapshot.json'], { cwd }).stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(noLonger);
    expect(text).toContain(said);
    expect(text).toContain(`Confidence ${confidence}:`);
  });

  it('and a service that is gone since are told alike', () => {
    const cwd = join(fixtures, 'signatures', 'service-account-changed-in-place', 'match-service-is-gone');
    const text = licdiag(['scan', '-s', 'snapshot.json'], { cwd }).stdout.replace(/\s+/g, ' ');
    expect(text).toMatch(/What speaks against it .*there is no service SMS_LICENSE_SERVER on ABACUS1 now.*What to do/);
    expect(text).toContain('then start the services by hand. (Q256127, inferred)');
  });

  const withRole = (role: boolean | null, collectedAt: string): string => {
    const cwd = makeFolder({
      'Licsvcfg.log': quietLog + leftOverShare('CINDER01'),
      'site.json': JSON.stringify({ schemaVersion: 1, collectedAt, meteringServers: [{ name: 'CINDER01', role }] }),
    });
    return licdiag(['scan', 'Licsvcfg.log', '-s', 'site.json'], { cwd }).stdout.replace(/\s+/g, ' ');
  };

  it('is not said of a role that is there, or of which nothing is known', () => {
    for (const role of [true, null]) expect(withRole(role, '1999-05-12T09:00')).not.toContain('What speaks against it');
  });

  it.each([
    ['before the failure', '1999-05-11T09:00', 'this was collected before the evidence, so'],
    [
      'an hour before or after it',
      '1999-05-11T22:00',
      'was collected within an hour of the evidence, and clocks differ, so',
    ],
  ])('of a snapshot from %s decides nothing, and this is why', (_, collectedAt, why) => {
    expect(withRole(false, collectedAt)).toContain(`${why} it decides nothing`);
  });
});
