/** The demo folder shows exactly the three failures planted in it, and nothing of the healthy traffic around them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../src/diagnose.js';
import { diagnosePaths, repository } from './helpers/diagnose-paths.js';
import { logLines } from './helpers/log-lines.js';

let report: Report;

beforeAll(async () => {
  report = await diagnosePaths(repository, ['fixtures/demo']);
});

describe('fixtures/demo', () => {
  it('shows the planted failures and no others', () => {
    expect(
      report.findings.map(({ article, subject, state, confidence, occurrences }) => ({
        article,
        ...subject,
        state,
        confidence,
        occurrences,
      })),
    ).toEqual([
      {
        article: 'Q226850',
        site: 'HQ1',
        server: 'BRANCH7',
        client: null,
        state: 'active',
        confidence: 'likely',
        occurrences: 1,
      },
      {
        article: 'Q214954',
        site: 'HQ1',
        server: 'METER02',
        client: null,
        state: 'active',
        confidence: 'likely',
        occurrences: 9,
      },
      {
        article: 'Q227020',
        site: 'HQ1',
        server: 'METER01',
        client: null,
        state: 'resolved',
        confidence: 'likely',
        occurrences: 2,
      },
    ]);
  });

  it('leaves nothing unexplained', () => {
    expect(report.unexplained).toEqual([]);
    expect(report.nearMisses).toEqual([]);
    expect(report.inputs.complete).toBe(true);
    expect(new Set(report.inputs.files.map(({ format }) => format))).toEqual(new Set(['sms']));
  });

  it('quotes lines that stand in the logs', () => {
    const lineAt = (file: string, line: number): string | undefined =>
      readFileSync(join(repository, file), 'latin1').split('\r\n')[line - 1];
    const quoted = logLines(...report.findings);
    expect(quoted.length).toBeGreaterThan(report.findings.length);
    for (const { file, line, text } of quoted)
      expect(lineAt(file, line)?.replace(/\s+/g, ' ')).toContain(`${text} $$<`);
  });

  it('shows the lines around evidence only to a program that asks for them', async () => {
    const asked = await diagnosePaths(repository, ['fixtures/demo'], { context: 1 });
    for (const { line, ...quote } of logLines(...asked.findings)) {
      expect(quote.context?.map((one) => one.line)).toEqual([line - 1, line + 1]);
    }
    for (const quote of logLines(...report.findings)) expect('context' in quote).toBe(false);
  });

  it('ends the command with 0 when findings are not to fail it', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['bin/licdiag.js', 'scan', 'fixtures/demo', '--fail-on', 'never', '--quiet'],
      { cwd: repository, encoding: 'utf8', env: { NO_COLOR: '1', PATH: process.env.PATH } },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
