/** What was answered by hand, in `licdiag precheck --answers`: asked for, filled in, counted, and what makes no sense. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { precheckReportSchema } from '../../src/model/precheck-report-schema.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';
import { minimal, run, runJson } from './run-precheck.js';

describe('answers', () => {
  const args = ['--to', 'SP2', '--phase', 'before'];

  it('are asked with --questions, filled in, and stand in the report', () => {
    const { code, stdout, cwd } = run(minimal('stopped'), [...args, '--questions']);
    expect(code).toBe(0);
    const filled = stdout.replace(/^ {2}answer:$/gm, '  answer: yes').replace(/^ {2}by:$/gm, '  by: A. Okafor');
    const next = makeFolder({ 'site.json': readFileSync(join(cwd, 'site.json')), 'answers.yaml': filled });
    const answered = licdiag(['precheck', 'site.json', ...args, '--answers', 'answers.yaml', '--format', 'json'], {
      cwd: next,
    });
    const report = precheckReportSchema.parse(JSON.parse(answered.stdout));
    expect(report.verdict).toBe('ready');
    expect(answered.code).toBe(0);
    expect(report.summary).toMatchObject({ unknown: 0, manual: 0, fail: 0 });
    const item = report.items.find(({ id }) => id === 'db-quoted-identifier');
    expect(item?.evidence).toMatchObject([{ kind: 'answer', answer: 'pass', by: 'A. Okafor' }]);
    const again = licdiag(['precheck', 'site.json', ...args, '--answers', 'answers.yaml', '--questions'], {
      cwd: next,
    });
    expect(again.stdout.match(/answer: "pass"/g)?.length).toBeGreaterThan(20);
  });

  it('may hold a password in a note: it is masked there, and names no other file', () => {
    const answers = `- { id: db-quoted-identifier, answer: yes, note: "seen with PWD=answers" }\n`;
    const cwd = makeFolder({ 'site.json': JSON.stringify(minimal('stopped')), 'answers.yaml': answers });
    const { stdout } = licdiag(['precheck', 'site.json', ...args, '--answers', 'answers.yaml', '--format', 'json'], {
      cwd,
    });
    const report = precheckReportSchema.parse(JSON.parse(stdout));
    expect(report.items.find(({ id }) => id === 'db-quoted-identifier')?.evidence).toMatchObject([
      { file: 'answers.yaml', note: 'seen with PWD=********' },
    ]);
  });

  it('that are written already are not replaced by the questions, unless they are given too', () => {
    const { stdout } = run(minimal('stopped'), [...args, '--questions']);
    const filled = stdout.replace('  answer:\n', '  answer: yes\n');
    const cwd = makeFolder({ 'site.json': JSON.stringify(minimal('stopped')), 'a.yaml': filled, 'b.yaml': stdout });
    const ask = (...more: string[]): ReturnType<typeof licdiag> =>
      licdiag(['precheck', 'site.json', ...args, '--questions', ...more], { cwd });
    const refused = ask('-o', 'a.yaml');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^licdiag: cannot write a\.yaml: it holds answers, which would be lost; [^\n]+\n$/);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(filled);
    expect(ask('-o', 'a.yaml', '--answers', 'a.yaml').code).toBe(0);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toContain('answer: "pass"');
    expect(ask('-o', 'b.yaml').code).toBe(0);
  });

  it('are asked as YAML, so --questions takes no other format', () => {
    const { code, stdout, stderr } = run(minimal('stopped'), [...args, '--questions', '--format', 'json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: option '--questions' cannot be used with option '-f, --format <format>'\n$/);
  });

  it('that say no fail where they can, and never overrule a fact', () => {
    const no = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify([{ id: 'db-quoted-identifier', answer: 'no', note: 'password=hunter22' }]),
    });
    expect(no.code).toBe(1);
    expect(no.stdout).not.toContain('hunter22');
    const yes = runJson(minimal('running'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify([{ id: 'metering-service-stopped', answer: 'pass' }]),
    });
    expect(yes.report.verdict).toBe('blocked');
    const told = (report: typeof yes.report, id: string) => {
      const item = report.items.find((one) => one.id === id);
      return [item?.status, item?.evidence.flatMap((one) => (one.kind === 'answer' ? one.says : []))];
    };
    expect(told(no.report, 'db-quoted-identifier')).toEqual(['fail', [expect.not.stringContaining('decide')]]);
    const decided = expect.stringMatching(/^the collected facts decide, not this answer: \w/);
    expect(told(yes.report, 'metering-service-stopped')).toEqual(['fail', [decided]]);
    const worse = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify([{ id: 'metering-service-stopped', answer: 'fail' }]),
    });
    expect(told(worse.report, 'metering-service-stopped')).toEqual(['pass', [decided]]);
  });

  it('hide a password that starts like another one wherever it stands', () => {
    const notes = ['password=hunter22', 'password=hunter2', 'it is hunter22 everywhere'];
    const ids = ['db-quoted-identifier', 'consoles-closed', 'netware-redirector'];
    const { stdout } = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify(ids.map((id, i) => ({ id, answer: 'pass', note: notes[i] }))),
    });
    expect(stdout).toContain('it is ******** everywhere');
  });

  it('of one server count more than those of all, wherever they stand', () => {
    const ofAll = { id: 'metering-service-account-valid', answer: 'pass' };
    const ofOne = { ...ofAll, answer: 'fail', server: 'meter01' };
    for (const answers of [
      [ofAll, ofOne],
      [ofOne, ofAll],
    ]) {
      const { report } = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
        'a.json': JSON.stringify(answers),
      });
      expect(report.items.find(({ id }) => id === ofAll.id)).toMatchObject({
        subject: { server: 'METER01' },
        status: 'fail',
      });
    }
  });

  it('about a server that the checklist does not name are told, and change nothing', () => {
    const answers = (server: string) => ({
      'a.json': JSON.stringify([{ id: 'metering-service-account-valid', answer: 'fail', server }]),
    });
    const slip = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], answers('meter10'));
    expect(slip.stderr).toMatch(
      /^licdiag: the answer to metering-service-account-valid for METER10 is not used: [^\n]+\n$/,
    );
    expect(slip.report.unusedAnswers).toEqual([{ id: 'metering-service-account-valid', server: 'METER10' }]);
    const ofSite = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], {
      'a.json': JSON.stringify([{ id: 'db-quoted-identifier', answer: 'pass', server: 'METER01' }]),
    });
    expect(ofSite.report.unusedAnswers).toEqual([{ id: 'db-quoted-identifier', server: 'METER01' }]);
    const right = runJson(minimal('stopped'), [...args, '--answers', 'a.json'], answers('meter01'));
    expect(right.stderr).toBe('');
    expect(right.report.unusedAnswers).toBeUndefined();
    // One for another phase waits for its turn.
    const later = runJson(
      minimal('stopped'),
      ['--to', 'SP2', '--phase', 'after', '--answers', 'a.json'],
      answers('meter10'),
    );
    expect(later.stderr).toBe('');
  });

  it.each([
    ['- { id: no-such-check, answer: yes }', 'there is no check "no-such-check"'],
    ['- { id: db-quoted-identifier, answer: perhaps }', '"perhaps" is no answer'],
    ['- { id: db-quoted-identifier, answer: warn }', '"warn" is no answer'],
    ['- { id: db-quoted-identifier, ansver: yes }', 'ansver'],
    [
      '[{ id: db-quoted-identifier, answer: pass }, { id: db-quoted-identifier, answer: no }]',
      'db-quoted-identifier is answered twice, pass and fail',
    ],
    ['id: [', 'a.yaml:1'],
    ['id: db-quoted-identifier', 'a.yaml:1: must be a list; an entry has id, answer'],
    [
      'Starting the service: SMS: x',
      'a.yaml:1: a text with a colon in it needs quotes around it; an entry has id, answer',
    ],
  ])('that make no sense are told in one line: %s', (text, message) => {
    const { code, stdout, stderr } = run(minimal('stopped'), [...args, '--answers', 'a.yaml'], { 'a.yaml': text });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n').length).toBe(1);
  });

  it('that have several mistakes are told of all of them', () => {
    const text = '- { id: db-quoted-identifier, ansver: yes }\n- { answer: yes }\n';
    const { code, stderr } = run(minimal('stopped'), [...args, '--answers', 'a.yaml'], { 'a.yaml': text });
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^licdiag: a\.yaml:1: entry 1: unknown field "ansver"\nlicdiag: a\.yaml:2: entry 2: id: is missing; an entry has /,
    );
  });
});
