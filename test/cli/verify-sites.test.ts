/** Reports of several sites: findings are recognised wherever their folders lie now, and where nothing tells them apart it is said. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { at, leftOverShare, quietLog, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const schema = new URL('../../schemas/verify-report.schema.json', import.meta.url);
const validate = new Ajv2020().compile(JSON.parse(readFileSync(schema, 'utf8')));
const failure = (time: string): string => leftOverShare('EMBER02', at(`${time}:05`));
const first = failure('21:14');
const second = quietLog + failure('21:44');
const untimed = (log: string): string => log.replace(/ {2}\$\$.*/g, '');

/** Two sites with a metering server of one name, of which the logs tell no site code. */
function sites(one: string, other: string, ...paths: string[]): string {
  const folder = makeFolder({ 'sites/one/logs/Licsvcfg.log': one, 'sites/other/logs/Licsvcfg.log': other });
  licdiag(['scan', ...paths, '--format', 'json', '-o', 'report.json'], { cwd: folder });
  return folder;
}

function verify(folder: string, ...paths: string[]): { code: number | null; said: string; [key: string]: unknown } {
  const args = ['verify', 'report.json', ...paths];
  const { stdout, code } = licdiag([...args, '--format', 'json'], { cwd: folder });
  const data = JSON.parse(stdout);
  validate(data);
  expect(validate.errors).toBeNull();
  return { code, said: licdiag(args, { cwd: folder }).stdout.replace(/\s+/g, ' '), ...data };
}

function copied(folder: string, changes: Readonly<Record<string, string>> = {}): string {
  cpSync(join(folder, 'sites/one'), join(folder, 'copy/x'), { recursive: true });
  cpSync(join(folder, 'sites/other'), join(folder, 'copy/y'), { recursive: true });
  for (const [path, content] of Object.entries(changes))
    cpSync(join(makeFolder({ log: content }), 'log'), join(folder, path));
  return folder;
}

describe('a report of two sites with a server of one name', () => {
  const ways = [['sites/one', 'sites/other'], ['sites']];

  it.each(ways.map((paths) => ({ paths })))(
    'scanned as $paths holds for the same logs, however they are given',
    ({ paths }) => {
      const folder = copied(sites(first, second, ...paths));
      const given = [
        ['sites'],
        ['sites/one', 'sites/other'],
        ['sites/other', 'sites/one'],
        ['copy'],
        ['copy/x', 'copy/y'],
        ['copy/y', 'copy/x'],
      ];
      for (const paths of given) {
        expect(verify(folder, ...paths), paths.join(' ')).toMatchObject({
          code: 0,
          holds: true,
          quotes: { checked: 6, failed: [] },
          findings: { same: 2, repeated: [], changed: [], gone: [], new: [], unclear: [] },
        });
      }
    },
  );

  it('holds where each folder, given by itself, has the name that the other one had: the lines tell', () => {
    const folder = sites(first, second, 'sites');
    cpSync(join(folder, 'sites/one'), join(folder, 'copy/other'), { recursive: true });
    cpSync(join(folder, 'sites/other'), join(folder, 'copy/one'), { recursive: true });
    expect(verify(folder, 'copy/one', 'copy/other')).toMatchObject({
      code: 0,
      quotes: { failed: [] },
      findings: { same: 2, unclear: [] },
    });
  });

  it('of which one is given: the other one is gone, with its log', () => {
    const folder = copied(sites(first, second, 'sites'));
    for (const path of ['copy/y', 'sites/other']) {
      const { quotes, findings, code } = verify(folder, path);
      expect({ code, findings }).toMatchObject({ code: 1, findings: { same: 1, new: [] } });
      expect(findings).toMatchObject({ gone: [{ subject: { server: 'EMBER02' } }] });
      const problem = 'the file is not among the inputs';
      expect(quotes).toMatchObject({ failed: Array(3).fill({ file: 'sites/one/logs/Licsvcfg.log', problem }) });
    }
  });

  it('of one site, verified against two: the other one is new', () => {
    const folder = copied(sites(first, second, 'sites/one'));
    expect(verify(folder, 'copy/y', 'copy/x')).toMatchObject({
      code: 1,
      quotes: { failed: [] },
      findings: { same: 1, changed: [], gone: [], new: [{ subject: { server: 'EMBER02' } }] },
    });
  });

  it('one of them failed once more: that one was seen again', () => {
    const folder = copied(sites(first, second, 'sites/one', 'sites/other'), {
      'copy/y/logs/Licsvcfg.log': second + failure('22:30'),
    });
    expect(verify(folder, 'copy/y', 'copy/x')).toMatchObject({
      code: 0,
      findings: { same: 2, repeated: [{ before: 1, occurrences: 2, lastSeen: '1999-05-11T22:30:05.190' }] },
    });
  });

  it('one is over, and a third site fails: gone and new, since the folder of the first shows nothing any more', () => {
    const folder = copied(sites(first, second, 'sites'), {
      'copy/y/logs/Licsvcfg.log': quietLog,
      'copy/z/logs/Licsvcfg.log': failure('22:30'),
    });
    cpSync(join(folder, 'copy/y'), join(folder, 'copy/other'), { recursive: true });
    expect(verify(folder, 'copy/x', 'copy/other', 'copy/z')).toMatchObject({
      code: 1,
      findings: { same: 1, changed: [], gone: [{}], new: [{}], unclear: [] },
    });
  });

  it('under other names, with logs that were begun anew: which is which is not guessed', () => {
    const folder = copied(sites(first, second, 'sites'), {
      'copy/x/logs/Licsvcfg.log': record('begun anew') + failure('22:30'),
      'copy/y/logs/Licsvcfg.log': failure('23:30'),
    });
    const { code, said, findings } = verify(folder, 'copy/x', 'copy/y');
    expect({ code, findings }).toMatchObject({
      code: 1,
      findings: {
        same: 0,
        ...{ repeated: [], changed: [], gone: [], new: [] },
        unclear: [
          {
            signature: 'orphaned-licmtr-share',
            before: expect.arrayContaining(['sites/one/logs/Licsvcfg.log', 'sites/other/logs/Licsvcfg.log']),
            now: ['copy/x/logs/Licsvcfg.log', 'copy/y/logs/Licsvcfg.log'],
          },
        ],
      },
    });
    expect(said).toContain('Findings of the report that cannot be told from each other now EMBER02: A left-over');
    expect(said).toContain('neither lines nor folders tell which is which');
    // A third one, whose path is like neither, is new for certain.
    cpSync(join(makeFolder({ log: failure('23:45') }), 'log'), join(folder, 'copy/z/Licsvcfg.log'));
    expect(verify(folder, 'copy/x', 'copy/y', 'copy/z')).toMatchObject({
      findings: { gone: [], new: [{}], unclear: [{ now: ['copy/x/logs/Licsvcfg.log', 'copy/y/logs/Licsvcfg.log'] }] },
    });
    // The names of the folders tell it.
    cpSync(join(folder, 'copy/x'), join(folder, 'kept/one'), { recursive: true });
    cpSync(join(folder, 'copy/y'), join(folder, 'kept/other'), { recursive: true });
    expect(verify(folder, 'kept/other', 'kept/one')).toMatchObject({
      findings: { same: 2, repeated: [{}, {}], gone: [], new: [], unclear: [] },
    });
  });

  it('with lines that have no times, and are the same: whichever it is, the report holds', () => {
    const folder = copied(sites(untimed(first), `${untimed(first)}End of another site\r\n`, 'sites'));
    expect(verify(folder, 'copy/y', 'copy/x')).toMatchObject({ code: 0, findings: { same: 2, unclear: [] } });
  });

  it('with lines that have no times, of which one is given: which one it is, is not guessed', () => {
    const folder = copied(sites(untimed(first), `${untimed(first)}End of another site\r\n`, 'sites'));
    expect(verify(folder, 'copy/y')).toMatchObject({ code: 1, findings: { same: 0, unclear: [{}] } });
  });

  it('with lines that have no times, and one of them told once more: whichever it is, that one was seen again', () => {
    const folder = copied(sites(untimed(first), `${untimed(first)}End of another site\r\n`, 'sites'), {
      'copy/y/logs/Licsvcfg.log': untimed(first) + untimed(failure('22:30')),
    });
    const { findings } = verify(folder, 'copy/y', 'copy/x');
    expect(findings).toMatchObject({ same: 2, repeated: [{ before: 1, occurrences: 2 }], changed: [], unclear: [] });
  });
});
