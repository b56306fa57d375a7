import { describe, expect, it } from 'vitest';
import { leftOverShare, offlineLogDenied, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const day = (date: number): { time: string } => ({ time: `Tue May ${date} 21:14:05.190 1999 Central Daylight Time` });

const site = {
  'Licsvcfg.log': [
    leftOverShare('CINDER01', day(11)),
    leftOverShare('EMBER02', day(13)),
    record('ERROR: the licence drawer of HEARTH03 is stuck', day(14)),
  ].join(''),
  'Liccli.log': offlineLogDenied,
} as const;

/** `signature server` for each finding. */
function found(...args: string[]): string[] {
  const { report } = scanJson([makeFolder(site), ...args]);
  return report.findings.map(({ signature, subject }) => `${signature} ${subject.server ?? '-'}`);
}

const all = ['orphaned-licmtr-share CINDER01', 'orphaned-licmtr-share EMBER02', 'offline-log-denied -'] as const;

describe('--only and --skip', () => {
  it('take signature ids', () => {
    expect(found()).toEqual(all);
    expect(found('--only', 'orphaned-licmtr-share')).toEqual(all.slice(0, 2));
    expect(found('--skip', 'orphaned-licmtr-share')).toEqual(all.slice(2));
  });

  it('take article numbers, in any case', () => {
    expect(found('--only', 'Q214954')).toEqual(all.slice(0, 2));
    expect(found('--skip', 'q290995')).toEqual(all.slice(0, 2));
  });

  it('take several, with commas or repeated', () => {
    expect(found('--only', 'Q214954, Q290995')).toEqual(all);
    expect(found('--only', 'Q214954', '--only', 'offline-log-denied')).toEqual(all);
    expect(found('--skip', 'Q214954,Q290995')).toEqual([]);
  });

  it('together: skipped wins', () => {
    expect(found('--only', 'Q214954,Q290995', '--skip', 'Q290995')).toEqual(all.slice(0, 2));
  });

  it('tell no near miss whose error a related failure explains, as all signatures together do', () => {
    const folder = 'fixtures/signatures/odbc-service-wrong-password/match-one-attempt';
    const missed = (...args: string[]): string[] =>
      scanJson([folder, ...args]).report.nearMisses.map(({ signature }) => signature);
    expect(missed()).toEqual([]);
    expect(missed('--only', 'orphaned-licmtr-share')).toEqual([]);
    expect(missed('--skip', 'odbc-service-wrong-password')).toEqual([]);
  });

  it('change the hash of the signatures used', () => {
    const folder = makeFolder(site);
    const hashes = [[], ['--only', 'Q214954'], ['--skip', 'Q214954']].map(
      (args) => scanJson([folder, ...args]).report.tool.catalogue,
    );
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('--server', () => {
  it('keeps findings about this server, in any case, and those whose lines name none', () => {
    expect(found('--server', 'EMBER02')).toEqual([all[1], all[2]]);
    expect(found('--server', 'ember02')).toEqual([all[1], all[2]]);
    expect(found('--server', '\\\\EMBER02')).toEqual([all[1], all[2]]);
    expect(found('--server', '\\\\EMBER02\\')).toEqual([all[1], all[2]]);
  });

  it('leaves only what names no server, for a server that no line names', () => {
    expect(found('--server', 'NOWHERE')).toEqual([all[2]]);
  });

  it('says how many findings it leaves out: a name that was mistyped is no good news', () => {
    const folder = makeFolder(site);
    expect(licdiag(['scan', folder, '--server', 'NOWHERE']).stdout).toContain(
      '2 findings about other servers are left',
    );
    expect(licdiag(['scan', folder, '--server', 'EMBER02']).stdout).toContain('1 finding about other servers is left');
    expect(scanJson([folder, '--server', 'EMBER02']).report.summary.leftOut).toBe(1);
    expect(scanJson([folder]).report.summary.leftOut).toBeUndefined();
  });

  it('names the servers that were found where that one is not among them', () => {
    const folder = makeFolder(site);
    const says =
      'Nothing that was found names NOWHERE: it is mistyped, or nothing is known to have failed there. What was found names CINDER01, EMBER02.';
    const textOf = (...args: string[]): string => licdiag(['scan', folder, ...args]).stdout.replace(/\s+/g, ' ');
    expect(textOf('--server', 'nowhere')).toContain(says);
    expect(textOf('--server', '\\\\ember02.corp.example.com')).toContain(
      'Nothing that was found names EMBER02.CORP.EXAMPLE.COM: it is a DNS name. If its NetBIOS name is EMBER02, give --server EMBER02. What',
    );
    expect(textOf('--server', 'ember02')).not.toContain('Nothing that was found');
    expect(textOf('--server', 'nowhere', '--redact', 'names')).not.toMatch(/CINDER01|EMBER02/);
    expect(textOf('--server', 'nowhere', '--format', 'markdown')).toContain('Nothing that was found names NOWHERE');
    expect(textOf('--server', 'nowhere', '--format', 'json')).not.toContain('Nothing that was found');
    const quiet = makeFolder({ 'Licsvcfg.log': quietLog });
    expect(licdiag(['scan', quiet, '--server', 'nowhere']).stdout).not.toContain('Nothing that was found');
  });

  it('asks to collect nothing of other servers', () => {
    const artifacts = scanJson([makeFolder(site), '--server', 'EMBER02']).report.nextArtifacts.map(
      ({ artifact }) => artifact,
    );
    expect(artifacts.join()).toContain('EMBER02');
    expect(artifacts.join()).not.toContain('CINDER01');
  });

  it('keeps what nearly matched on this server, however many others did so before it', () => {
    const names = Array.from({ length: 24 }, (_, i) => `SRV${10 + i}`);
    const nearly = names.map((name, i) => {
      const lines = leftOverShare(name, { time: `Tue May 11 ${String(i).padStart(2, '0')}:14:05.190 1999` });
      const exception = record('NT Service Exception: 1053 The service INSTALL_ODBC could not be started.', {
        time: `Tue May 11 ${String(i).padStart(2, '0')}:14:05.190 1999`,
      });
      return lines.replace('ERROR:', `${exception}ERROR:`);
    });
    const { report } = scanJson([makeFolder({ 'Licsvcfg.log': nearly.join('') }), '--server', 'SRV33']);
    expect(report.nearMisses.map(({ subject }) => subject.server)).toEqual(['SRV33']);
  });

  it('keeps what nearly matched in one of many logs that show nothing', () => {
    const exception = record('NT Service Exception: 1053 The service INSTALL_ODBC could not be started.');
    const nearly = leftOverShare('EMBER02').replace('ERROR:', `${exception}ERROR:`);
    const quiet = (site: string): string => record(`Waiting for changes of ${site}...`);
    const files = { 'A/Licsvcfg.log': quiet('A'), 'B/Licsvcfg.log': nearly, 'C/Licsvcfg.log': quiet('C') };
    const { report } = scanJson([makeFolder(files)]);
    expect(report.nearMisses.map(({ subject }) => subject.server)).toEqual(['EMBER02']);
  });

  it('leaves out unexplained errors of other servers, too', () => {
    const shapes = (server: string): number =>
      scanJson([makeFolder(site), '--server', server]).report.unexplained.filter(({ servers }) => servers.length > 0)
        .length;
    expect(shapes('EMBER02')).toBe(0);
  });
});

describe('--since and --until', () => {
  it('take days, each to its end', () => {
    expect(found('--since', '1999-05-12', '--skip', 'Q290995')).toEqual([all[1]]);
    expect(found('--until', '1999-05-12', '--skip', 'Q290995')).toEqual([all[0]]);
    expect(found('--since', '1999-05-13', '--until', '1999-05-13', '--skip', 'Q290995')).toEqual([all[1]]);
  });

  it('take local times of the log, and count the given minute and second in', () => {
    expect(found('--until', '1999-05-11T21:14', '--skip', 'Q290995')).toEqual([all[0]]);
    expect(found('--until', '1999-05-11 21:14:05', '--skip', 'Q290995')).toEqual([all[0]]);
    expect(found('--until', '1999-05-11T21:14:05.1', '--skip', 'Q290995')).toEqual([]);
    expect(found('--since', '1999-05-13T21:15', '--skip', 'Q290995')).toEqual([]);
  });

  it('keep entries without a time', () => {
    const folder = makeFolder({
      'Licsvcfg.log':
        "INFO: installation destination = '\\\\CINDER01\\LicMtr'\r\nChecking for the existence of a License Server share \\\\CINDER01\\LicMtr\r\nERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01'\r\n",
    });
    expect(scanJson([folder, '--since', '2001-01-01']).report.findings).toHaveLength(1);
    expect(scanJson([folder, '--until', '1990-01-01']).report.findings).toHaveLength(1);
  });

  it('say when no log reaches into the time: a wrong year is no good news', () => {
    const folder = makeFolder(site);
    const none = 'No log reaches into that time: the first entry is of 1999-05-11 21:14, the last of 1999-05-14 21:14.';
    for (const command of ['scan', 'timeline']) {
      expect(licdiag([command, folder, '--since', '2005-01-01']).stdout.replace(/\s+/g, ' ')).toContain(none);
      expect(licdiag([command, folder, '--until', '1998-12-31']).stdout.replace(/\s+/g, ' ')).toContain(none);
      expect(licdiag([command, folder, '--since', '1999-05-14']).stdout).not.toContain('No log reaches');
    }
  });

  it('let the older of two attempts go, so that the younger decides', () => {
    const { report } = scanJson([makeFolder(site), '--since', '1999-05-12']);
    expect(report.findings[0]?.firstSeen).toBe('1999-05-13T21:14:05.190');
  });
});
