import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

/** One line that says what is wrong, at most one more that says what to do, and never a stack. */
const oneClearLine = /^licdiag: [^\n]+\n(?: {9}[^\n]+\n)?$/;

const mistakes: Record<string, { args: string[]; says: string }> = {
  'a path that does not exist': { args: ['scan', 'no-such-folder'], says: 'no-such-folder' },
  'a path with a line end': { args: ['scan', 'no-such\nfolder'], says: 'no-such folder' },
  'a glob that matches nothing': { args: ['scan', 'no-such-*.log'], says: 'nothing matches no-such-*.log' },
  'a glob in a missing folder': { args: ['scan', 'no-such/*.log'], says: 'nothing matches no-such/*.log' },
  'an empty path': { args: ['scan', ''], says: 'an argument is empty' },
  'an empty path of a snapshot': { args: ['scan', '.', '-s', ''], says: "'-s, --snapshot <path>'" },
  'an empty folder to build a snapshot of': { args: ['snapshot', 'build', ''], says: 'an argument is empty' },
  'an empty path in --against': { args: ['explain', 'Q214954', '--against', ''], says: "'--against <path...>'" },
  'an unknown option': { args: ['scan', '.', '--frobnicate'], says: '--frobnicate' },
  'an unknown option of the program': { args: ['--frobnicate'], says: '--frobnicate' },
  'an unknown command': { args: ['scna', '.'], says: 'scna' },
  'help for an unknown command': { args: ['help', 'scna'], says: "unknown command 'scna'" },
  'help for an unknown command behind its group': {
    args: ['help', 'snapshot', 'biuld'],
    says: "unknown command 'biuld'",
  },
  'help for an unknown command of a group': { args: ['snapshot', 'help', 'biuld'], says: "unknown command 'biuld'" },
  'a path and no command': { args: ['logs/Licsvcfg.log'], says: '; to diagnose logs: licdiag scan <folder with logs>' },
  'an unknown format': { args: ['scan', '.', '--format', 'pdf'], says: 'text, json, ndjson' },
  'an unknown severity': { args: ['scan', '.', '--fail-on', 'fatal'], says: 'error, warning, info, never' },
  'an unknown way to redact': { args: ['scan', '.', '--redact', 'all'], says: 'secrets, names, none' },
  'an unknown signature in --only': { args: ['scan', '.', '--only', 'no-such-thing'], says: 'no-such-thing' },
  'an unknown article in --skip': { args: ['scan', '.', '--skip', 'Q999999'], says: 'Q999999' },
  'a time that is none': { args: ['scan', '.', '--since', 'yesterday'], says: '1999-03-26' },
  'a day that does not exist': { args: ['scan', '.', '--since', '1999-02-30'], says: '1999-02-30' },
  'a month that does not exist': { args: ['scan', '.', '--until', '1999-13-01'], says: '1999-13-01' },
  'an hour that does not exist': { args: ['scan', '.', '--until', '1999-03-26T25:00'], says: '1999-03-26T25:00' },
  'a second that does not exist': {
    args: ['scan', '.', '--until', '1999-03-26T10:43:75'],
    says: '1999-03-26T10:43:75',
  },
  'an unknown code page': { args: ['scan', '.', '--code-page', 'klingon'], says: 'klingon' },
  'an option without its value': { args: ['scan', '.', '--format'], says: '--format' },
  '--quiet with --verbose': { args: ['scan', '.', '-q', '-v'], says: '--verbose' },
  'no threads': { args: ['scan', '.', '--jobs', '0'], says: '--jobs' },
  'threads that are no number': { args: ['scan', '.', '--jobs', 'two'], says: '--jobs' },
  'a server without a name, as an empty variable gives it': { args: ['scan', '.', '--server', ''], says: 'METER02' },
  'a server that is only slashes': { args: ['timeline', '.', '--server', '\\\\'], says: 'METER02' },
  'a server without a name in explain': { args: ['explain', 'Q214954', '--server', ' '], says: 'METER02' },
  'a server without a name in watch': { args: ['watch', '.', '--server', ''], says: 'METER02' },
  'a time that ends before it begins': {
    args: ['scan', '.', '--since', '1999-03-27', '--until', '1999-03-26'],
    says: 'later than --until 1999-03-26',
  },
  'a time that ends before it begins, in timeline': {
    args: ['timeline', '.', '--since', '1999-03-27', '--until', '1999-03-26'],
    says: 'later than --until 1999-03-26',
  },
  'a time that ends before it begins, in explain': {
    args: ['explain', 'Q214954', '--against', '.', '--since', '1999-03-27', '--until', '1999-03-26'],
    says: 'later than --until 1999-03-26',
  },
  'signatures of which none is left': {
    args: ['scan', '.', '--only', 'Q214954', '--skip', 'orphaned-licmtr-share'],
    says: 'no signature is left',
  },
  'a log as a snapshot': { args: ['scan', '-s', 'Licsvcfg.log'], says: 'Licsvcfg.log: is no JSON' },
  'two lines of text as a snapshot': { args: ['scan', '-s', 'two-lines.txt'], says: 'snapshot build' },
  'two lines of text as a report': { args: ['diff', 'two-lines.txt', 'two-lines.txt'], says: 'two-lines.txt' },
  'a report as a snapshot': { args: ['scan', '-s', 'report.json'], says: 'report.json: is a report of licdiag' },
  'a report as a snapshot for precheck': {
    args: ['precheck', 'report.json', '--to', 'SP2'],
    says: 'report.json: is a report of licdiag',
  },
  'a snapshot as a report': { args: ['diff', 's.json', 's.json'], says: 's.json: is no report of licdiag scan; make ' },
  'a folder as a report': { args: ['diff', '.', '.'], says: 'cannot be read: it is a folder; make one with' },
  'a folder as acknowledgements': { args: ['scan', '.', '--ack', '.'], says: 'cannot be read: it is a folder' },
  'a folder as answers': {
    args: ['precheck', 's.json', '--to', 'SP2', '--from', 'SP1', '--answers', '.'],
    says: 'cannot be read: it is a folder',
  },
  'acknowledgements that are not there': {
    args: ['scan', '.', '--ack', 'none.yaml'],
    says: 'none.yaml: the acknowledge file cannot be read: no such file or directory\n',
  },
  'two servers': {
    args: ['scan', '.', '--server', 'CINDER01', '--server=HEARTH03'],
    says: '"CINDER01" and "HEARTH03"',
  },
  'two times': { args: ['scan', '.', '--since', '1999-03-26', '--since', '1999-03-27'], says: '--since' },
  'two formats': { args: ['scan', '.', '-f', 'json', '--format', 'html'], says: '--format' },
  'two ways to redact': { args: ['scan', '.', '--redact', 'names', '--redact', 'secrets'], says: '--redact' },
  'two severities': { args: ['merge', 'report.json', '--fail-on', 'never', '--fail-on', 'error'], says: '--fail-on' },
  'two files to write': { args: ['snapshot', 'collector', '-o', 'a.cmd', '-o', 'b.cmd'], says: '--output' },
  'two service packs': { args: ['precheck', 'report.json', '--to', 'SP2', '--to', 'SP3'], says: '--to' },
  'two servers in timeline': { args: ['timeline', '.', '--server', 'A', '--server', 'B'], says: '"A" and "B"' },
  'two servers in watch': { args: ['watch', '.', '--server', 'A', '--server', 'B'], says: '"A" and "B"' },
  'two servers in explain': { args: ['explain', 'Q214954', '--server', 'A', '--server', 'B'], says: '"A" and "B"' },
  'a pack that does not exist': { args: ['scan', '.', '--signatures', 'no-such-pack'], says: 'no-such-pack' },
};

const report = JSON.stringify({ schemaVersion: 1, kind: 'timeline', tool: { name: 'licdiag' }, servers: [] });

describe('a mistake on the command line', () => {
  it.each(Object.entries(mistakes))(
    '%s: exit 2, one line on standard error, nothing on standard output',
    (_, mistake) => {
      const folder = makeFolder({
        'Licsvcfg.log': leftOverShare('CINDER01'),
        'report.json': report,
        's.json': '{"schemaVersion":1}',
        'two-lines.txt': 'hello\nworld\n',
      });
      const { code, stdout, stderr } = licdiag(mistake.args, { cwd: folder });
      expect(stderr).toMatch(oneClearLine);
      expect(stderr).toContain(mistake.says);
      expect(stdout).toBe('');
      expect(code).toBe(2);
    },
  );

  it('an option may be repeated where it says so, and may be given twice with the same value', () => {
    const log = leftOverShare('CINDER01');
    const folder = makeFolder({ 'Licsvcfg.log': log, 'older.log': '', 's.json': '{"schemaVersion":1}' });
    const args = ['scan', '.', '--only', 'Q214954', '--only', 'Q258547', '-s', 's.json', '-s', 's.json'];
    const { code, stderr } = licdiag([...args, '--server', 'CINDER01', '--server', 'CINDER01', '-q', '-q'], {
      cwd: folder,
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const against = ['explain', 'Q214954', '--against', 'Licsvcfg.log', '--against', 'older.log'];
    expect(licdiag(against, { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
  });

  it('scan without a path prints how to use it on standard error', () => {
    const { code, stdout, stderr } = licdiag(['scan']);
    expect(stderr).toMatch(
      /^licdiag: scan needs a file or folder with logs, or a snapshot \(-s\)\n\nUsage: licdiag scan /,
    );
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('no command at all prints the usage on standard error', () => {
    const { code, stdout, stderr } = licdiag([]);
    expect(stderr).toContain('Usage: licdiag');
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('names the nearest signatures for an unknown one, and where all are listed', () => {
    const near = licdiag(['scan', '.', '--only', 'orphaned-licmtr']).stderr;
    expect(near).toContain('orphaned-licmtr-share');
    const { code, stderr } = licdiag(['scan', '.', '--only', 'no-such-thing']);
    expect(stderr).toContain('licdiag signatures list');
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
  });

  it('says one of several paths that does not exist, and scans nothing', () => {
    const folder = makeFolder({ 'Licsvcfg.log': leftOverShare('CINDER01') });
    const { code, stdout, stderr } = licdiag(['scan', folder, join(folder, 'gone')]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('gone');
  });
});

describe('help and version', () => {
  it('are on standard output, and end with 0', () => {
    for (const args of [['--help'], ['scan', '--help'], ['help'], ['help', 'scan']]) {
      const { code, stdout, stderr } = licdiag(args);
      expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' });
      expect(stdout).toContain('Usage: licdiag');
    }
    expect(licdiag(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('the help of scan names each option of it and the exit codes', () => {
    const { stdout } = licdiag(['scan', '--help']);
    for (const option of [
      '--format',
      '--output',
      '--only',
      '--skip',
      '--server',
      '--since',
      '--until',
      '--signatures',
      '--fail-on',
      '--redact',
      '--code-page',
      '--quiet',
      '--verbose',
      '--no-progress',
      '--color',
      '--no-color',
      'Exit codes',
    ])
      expect(stdout).toContain(option);
    expect(stdout).toContain('default: "text"');
    expect(stdout).not.toContain('[])');
  });
});
