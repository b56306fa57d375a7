/** More than a person can read is counted, not kept. `npm run limits` does the same at sizes that take minutes. */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare, offlineLogDenied } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag, scanJson } from './run-licdiag.js';

const servers = 2100;
const files = {
  'Licsvcfg.log': Array.from({ length: servers }, (_, i) => leftOverShare(`METER${i}`)).join(''),
  'zz/Liccli.log': offlineLogDenied,
};

describe('failures of more servers than are listed', () => {
  it('are counted, said in formats for people and for programs, and hide no other failure', () => {
    const cwd = makeFolder(files);
    const { code, report } = scanJson(['.'], { cwd });
    expect(code).toBe(1);
    expect(report.findings).toHaveLength(2001);
    expect(report.findings.at(-1)).toMatchObject({ severity: 'warning', article: 'Q290995' });
    expect(report.summary).toMatchObject({ findings: { error: 2000, warning: 1 }, notListed: 100 });
    expect(report.inputs.complete).toBe(false);
    const said = 'And 100 more failures, of further servers';
    expect(licdiag(['scan', '.', '-q'], { cwd }).stdout.split('\n')[1]).toContain(said);
    for (const format of ['csv', 'markdown'])
      expect(licdiag(['scan', '.', '-f', format], { cwd }).stdout).toContain(said);
  });

  // "No signature explains it": the failure was counted and not kept.
  it('timeline says of those that are not listed that it does not know what explains them', () => {
    const cwd = makeFolder(files);
    const { code, stdout } = licdiag(['timeline', '.'], { cwd });
    expect(code).toBe(1);
    expect(stdout).not.toContain('no signature explains it');
    expect(stdout.replace(/\s+/g, ' ')).toContain('not all are listed; --server METER2099 tells it');
    expect(stdout).toMatch(/^2,100 metering servers: the last attempt failed on 2,100 /);
    const { summary } = JSON.parse(licdiag(['timeline', '.', '-f', 'json'], { cwd }).stdout);
    expect(summary.notListed).toBe(100);
  });

  it('a server that is asked for is found, though it comes after all others', () => {
    const { stdout, code } = licdiag(['scan', '.', '-q', '--server', `METER${servers - 1}`], {
      cwd: makeFolder(files),
    });
    expect(stdout).toMatch(/^1 failure and 1 warning found on METER2099 \(2 logs read\)\./);
    expect(code).toBe(1);
  });
});

// `merge` printed a stack for a line of more than 512 MB, and the others held 4 GB in memory before they refused it.
describe('what claims to be a report, and is far larger than any', () => {
  it('is refused in one line', () => {
    const cwd = makeFolder();
    for (const name of ['large.json', 'ack.yaml']) {
      writeFileSync(join(cwd, name), '');
      truncateSync(join(cwd, name), 600 * 1024 ** 2);
    }
    for (const args of [
      ['merge', 'large.json'],
      ['diff', 'large.json', 'large.json'],
      ['scan', '.', '--baseline', 'large.json'],
      ['scan', '.', '--ack', 'ack.yaml'],
    ]) {
      const { code, stderr } = licdiag(args, { cwd });
      expect(stderr).toMatch(/^licdiag: (?:large\.json|ack\.yaml): [^\n]*more than[^\n]*\n$/);
      expect(code).toBe(2);
    }
  });
});
