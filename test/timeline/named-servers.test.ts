import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NamedServers, namesServer } from '../../src/timeline/named-servers.js';

describe('NamedServers', () => {
  it('takes a name for a word of its own', () => {
    const servers = new NamedServers(['METER0', 'METER01', 'METER-01', 'DÜSSELDORF', 'METER01.HQ.EXAMPLE']);
    expect([...servers.in(String.raw`copied to \\meter01\LicMtr`)]).toEqual(['METER01']);
    expect([...servers.in('METER-01 is not METER1')]).toEqual(['METER-01']);
    expect([...servers.in('METER0 and Düsseldorf, in METER01.hq.example')]).toEqual([
      'METER0',
      'METER01',
      'DÜSSELDORF',
      'METER01.HQ.EXAMPLE',
    ]);
    expect([...servers.in('no server of these')]).toEqual([]);
  });

  it('finds of many servers those that are found one by one', () => {
    const letters = ['M', 'é', '0', '_', '-', '.', '\\', ' ', 'ß'];
    const text = (most: number) =>
      fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: most }).map((all) => all.join(''));
    fc.assert(
      fc.property(text(20), fc.uniqueArray(text(3), { maxLength: 6 }), (line, made) => {
        const servers = [...new Set(made.map((name) => name.toUpperCase()))];
        const found = [...new NamedServers(servers).in(line)].sort();
        expect(found).toEqual(servers.filter((server) => namesServer(line, server)).sort());
      }),
      { numRuns: 2000 },
    );
  });
});
