/** A Licsvcfg.log that is read beside a snapshot of its site without service pack is warned of, as one in its bundle is (Q235179). */
import { describe, expect, it } from 'vitest';
import { leftOverShare, quietLog, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const snapshot = (site: Readonly<Record<string, string>>, collectedAt = '1999-05-11T23:30:00'): string =>
  JSON.stringify({ schemaVersion: 1, collectedAt, site });
const rtm = { code: 'PRG', servicePack: 'RTM' };

/** Severity, article and site of each finding of a scan, and its exit code. */
function scan(files: Readonly<Record<string, string>>, ...args: string[]): [...string[], number | null] {
  const { stdout, code } = licdiag(['scan', ...args, '--format', 'json'], { cwd: makeFolder(files) });
  const { findings } = JSON.parse(stdout) as {
    findings: { severity: string; article: string; subject: { site: string | null } }[];
  };
  return [...findings.map(({ severity, article, subject }) => `${severity} ${article} ${subject.site}`), code];
}

const warned = 'warning Q235179 PRG';

describe('a Licsvcfg.log beside a snapshot', () => {
  it.each([
    ['of a site without service pack', 'Licsvcfg.log', quietLog, rtm, [warned, 0]],
    ['whose site it names', 'logs/licsvcfg.lo_', quietLog + statusOf('PRG'), rtm, [warned, 0]],
    ['that tells the version', 'Licsvcfg.log', quietLog, { code: 'PRG', version: '2.00.1239.0000' }, [warned, 0]],
    ['whose site is another one', 'Licsvcfg.log', quietLog + statusOf('BRN'), rtm, [0]],
    ['of a site with SP1', 'Licsvcfg.log', quietLog, { code: 'PRG', servicePack: 'SP1' }, [0]],
    ['that does not tell the service pack', 'Licsvcfg.log', quietLog, { code: 'PRG' }, [0]],
    ['is empty', 'Licsvcfg.log', '', rtm, [0]],
    ['is another log', 'Licsrvc.log', quietLog, rtm, [0]],
    ['shows a failure', 'Licsvcfg.log', leftOverShare('CINDER01'), rtm, ['error Q214954 PRG', warned, 1]],
  ])('%s', (_what, path, text, site, expected) => {
    expect(scan({ [path]: text, 'site.json': snapshot(site) }, '.', '-s', 'site.json')).toEqual(expected);
  });

  it('of each of two sites', () => {
    const files = {
      'a/Licsvcfg.log': quietLog + statusOf('PRG'),
      'b/Licsvcfg.log': quietLog + statusOf('BRN'),
      'prg.json': snapshot(rtm),
      'brn.json': snapshot({ code: 'BRN', servicePack: 'RTM' }),
    };
    const both = ['a', 'b', '-s', 'prg.json', '-s', 'brn.json'];
    expect(scan(files, ...both)).toEqual(['warning Q235179 BRN', warned, 0]);
    expect(scan(files, 'a', ...both.slice(2))).toEqual([warned, 0]);
  });

  it('of its own site, in whatever order snapshots of two are given', () => {
    const files = {
      'Licsvcfg.log': quietLog + statusOf('PRG'),
      'prg.json': snapshot(rtm, '1999-05-10T10:00:00'),
      'brn.json': snapshot({ code: 'BRN', servicePack: 'RTM' }),
    };
    expect(scan(files, '.', '-s', 'prg.json', '-s', 'brn.json')).toEqual([warned, 0]);
    expect(scan(files, '.', '-s', 'brn.json', '-s', 'prg.json')).toEqual([warned, 0]);
  });

  it('counts for the newest snapshot of its site', () => {
    const files = {
      'Licsvcfg.log': quietLog,
      'before.json': snapshot(rtm, '1999-05-10T10:00:00'),
      'after.json': snapshot({ code: 'PRG', servicePack: 'SP1' }),
    };
    expect(scan(files, '.', '-s', 'before.json', '-s', 'after.json')).toEqual([0]);
  });

  it('is told once, and as such by explain and with stand-ins', () => {
    const files = { 'logs/Licsvcfg.log': quietLog, 'logs/Licsvcfg.lo_': quietLog + quietLog, 's.json': snapshot(rtm) };
    const cwd = makeFolder(files);
    expect(scan(files, 'logs', '-s', 's.json')).toEqual([warned, 0]);
    const { stdout } = licdiag(['explain', 'Q235179', '--against', 'logs', '-s', 's.json'], { cwd });
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/Found: likely, active.*collected: logs\/Licsvcfg\.log/);
    const renamed = licdiag(['scan', 'logs', '-s', 's.json', '--redact', 'names', '--fail-on', 'warning'], { cwd });
    expect([renamed.code, renamed.stderr]).toEqual([1, '']);
    expect(renamed.stdout).toMatch(/Q235179/);
  });
});
