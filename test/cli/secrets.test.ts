import { describe, expect, it } from 'vitest';
import { record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const secret = 'Tr0ub4dor&3x';

/** Lines as the tools of the time print a password. Before SP1 the log could hold one (Q235179); its form is not documented. */
const lines: Record<string, string> = {
  'a connection string': `ERROR: failed to open DSN=LicDB;UID=sa;PWD=${secret};DATABASE=LicDB`,
  'a connection string, last field': `ERROR: failed to open DRIVER={SQL Server};UID=sa;PWD=${secret}`,
  'a connection string in quotes': `ERROR: failed to open "DSN=LicDB;UID=sa;PWD=${secret}"`,
  'blanks around the sign': `ERROR: failed with Password = ${secret} ; Database = LicDB`,
  'a password with a blank': `ERROR: failed with UID=sa;PWD=${secret} two;DATABASE=LicDB`,
  'double quotes': `ERROR: failed, password="${secret}"`,
  'single quotes': `ERROR: failed, Password: '${secret}'`,
  'quotes after blanks': `ERROR: failed, password "${secret}" rejected`,
  'a colon': `ERROR: failed for sa, password: ${secret}`,
  'a word': `ERROR: failed, the password is ${secret}`,
  capitals: `ERROR: FAILED, PASSWORD=${secret}`,
  'a longer name': `ERROR: failed, SQLPassword=${secret}`,
  'an underscore': `ERROR: failed, sql_password=${secret}`,
  'a tilde before the line': `~ERROR: failed, PWD=${secret}`,
  'a tilde after it': `ERROR: failed, PWD=${secret}~`,
  brackets: `ERROR: failed (password=${secret})`,
  isql: `ERROR: failed to run isql -Usa -P${secret} -S.`,
  osql: `ERROR: failed to run osql -U sa -P ${secret}`,
  'net use': `ERROR: failed to run net use \\\\CINDER01\\IPC$ ${secret} /user:DOM\\svc`,
  XML: `ERROR: failed <password>${secret}</password>`,
};

const failure = (line: string): string =>
  [
    record("INFO: installation destination = '\\\\CINDER01\\LicMtr'"),
    record('Checking for the existence of a License Server share \\\\CINDER01\\LicMtr'),
    record(`ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01' ${line.replace(/^~?ERROR: failed/i, '')}`),
    record(line),
  ].join('');

describe('passwords in logs', () => {
  it.each(Object.entries(lines))('are masked: %s', (_, line) => {
    const folder = makeFolder({ 'Licsvcfg.log': failure(line) });
    for (const format of ['text', 'json', 'ndjson']) {
      const { code, stdout, stderr } = licdiag(['scan', folder, '--format', format, '--verbose']);
      expect(code).toBe(1);
      expect(stdout + stderr).not.toContain(secret);
      expect(stdout).toContain('********');
    }
  });

  it.each(Object.entries(lines))('are kept by --redact none: %s', (_, line) => {
    const { stdout } = licdiag([
      'scan',
      makeFolder({ 'Licsvcfg.log': failure(line) }),
      '--redact',
      'none',
      '--format',
      'json',
    ]);
    expect(stdout).toContain(secret);
    expect(JSON.parse(stdout).redacted).toBe('none');
  });

  it('one met in a connection string is masked wherever else it stands', () => {
    const log = failure(`ERROR: failed, PWD=${secret};`) + record(`ERROR: cannot use ${secret} here`);
    expect(licdiag(['scan', makeFolder({ 'Licsvcfg.log': log }), '--format', 'json']).stdout).not.toContain(secret);
  });

  // V8 quotes the text at the mistake, and the whole of a short one.
  it.each([`PWD=${secret}`, `PWD=${secret}\u2028x`, `{"schemaVersion":1,"a":PWD=${secret}}`])(
    'one in a file that is given where JSON belongs is not quoted in the message: %s',
    (text) => {
      const cwd = makeFolder({ 'Licsvcfg.log': text });
      for (const args of [
        ['scan', '-s', 'Licsvcfg.log'],
        ['scan', '.', '--baseline', 'Licsvcfg.log'],
        ['diff', 'Licsvcfg.log', 'Licsvcfg.log'],
        ['verify', 'Licsvcfg.log', '.'],
        ['precheck', 'Licsvcfg.log', '--to', 'SP2'],
      ]) {
        const { stderr, code } = licdiag(args, { cwd });
        expect(stderr).not.toContain('PWD');
        expect(stderr).toMatch(/^licdiag: Licsvcfg\.log: is no .*Unexpected token/);
        expect(code).toBe(2);
      }
    },
  );

  it('one torn from its name by a line end is masked', () => {
    const log = failure(`ERROR: failed to log on, password=\r\n${secret}`);
    expect(licdiag(['scan', makeFolder({ 'Licsvcfg.log': log }), '--format', 'json']).stdout).not.toContain(secret);
  });

  it('one in a log of lines without trailers is masked', () => {
    const log = `ERROR: failed to open DSN=LicDB;UID=sa;PWD=${secret}\r\nERROR: failed again with ${secret}\r\n`;
    expect(licdiag(['scan', makeFolder({ 'Licsvcfg.log': log }), '--verbose']).stdout).not.toContain(secret);
  });

  // Masking these elsewhere would hide nothing, since everybody knows the lines, but it would take the evidence away.
  it.each(['LicMtr', 'share', 'Checking', 'existence', 'installation', 'INFO', 'CINDER01', '1999', 'SMS', 'a'])(
    'one that is a word of the logs is masked where it is the password: %s',
    (word) => {
      const cwd = makeFolder({ 'Licsvcfg.log': failure(`ERROR: failed, PWD=${word};DATABASE=LicDB`) });
      for (const args of [
        ['scan', '.', '--verbose'],
        ['timeline', '.'],
        ['explain', 'Q214954', '--against', '.'],
      ]) {
        const { stdout } = licdiag(args, { cwd });
        expect(stdout).not.toContain(`PWD=${word}`);
        expect(stdout.replace(/PWD=\S+/g, '')).not.toContain('********');
        expect(stdout).toContain('CINDER01');
        if (args[0] !== 'timeline') expect(stdout).toContain('Checking for the existence of a License Server share');
      }
    },
  );

  it('the lines that signatures look for are not harmed by the masking', () => {
    const { stdout } = licdiag([
      'scan',
      makeFolder({ 'Licsvcfg.log': failure('ERROR: failed, the password has expired') }),
    ]);
    expect(stdout).toContain("ERROR: FAILED TO INSTALL LICENSE SERVER 'CINDER01'");
    expect(stdout).toContain('the password has expired');
  });
});
