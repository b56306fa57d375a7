/** What could not be decided, as a person reads it: which failure it could be, what is not known, and how to learn it. Fields of JSON are for programs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../helpers/diagnose-paths.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const folder = join(fixtures, 'signatures/metering-service-memory-leak/near-memory-not-collected');
const scan = (format: string): string =>
  licdiag(['scan', '-s', 'snapshot.json', '--format', format], { cwd: folder }).stdout.replace(/\s+/g, ' ');
const said =
  'perhaps "Remodbc.exe has used up memory, and SMS_LICENSE_SERVER can no longer be stopped" (Q245271). Not known: how much memory the process remodbc.exe uses on GAUGE07. Look at: memory of remodbc.exe on GAUGE07, and when it was started (Task Manager there; write it into the snapshot).';

describe('a missing fact', () => {
  it.each(['text', 'markdown', 'html', 'sarif'])(
    '%s says what could be wrong, what is not known, and how to learn it',
    (format) => {
      const text = scan(format)
        .replace(/\\"|&quot;/g, '"')
        .replace(/\\([_()])/g, '$1');
      expect(text).toContain(`GAUGE07: ${said}`);
      expect(text).not.toContain('memoryBytes');
    },
  );

  it('json keeps the field for programs, and has the title', () => {
    expect(JSON.parse(scan('json')).undecided).toMatchObject([
      {
        signature: 'metering-service-memory-leak',
        article: 'Q245271',
        title: 'Remodbc.exe has used up memory, and SMS_LICENSE_SERVER can no longer be stopped',
        missing: ['meteringServers[GAUGE07].processes[remodbc.exe].memoryBytes'],
      },
    ]);
  });

  it('explain says it in words, and in JSON where it stands', () => {
    const explain = (...args: string[]): string =>
      licdiag(['explain', 'Q245271', '-s', 'snapshot.json', ...args], { cwd: folder }).stdout;
    const path = 'meteringServers[GAUGE07].processes[remodbc.exe].memoryBytes';
    const text = explain().replace(/\s+/g, ' ');
    expect(text).toContain('not known: how much memory the process remodbc.exe uses on GAUGE07 ');
    expect(text).not.toContain(path);
    const [seen] = JSON.parse(explain('--format', 'json')).signatures[0].against.subjects;
    expect(seen.facts.flatMap(({ missing }: { missing: string[] }) => missing)).toContain(path);
  });

  it('precheck says it in words', () => {
    const { stdout } = licdiag(['precheck', 'snapshot.json', '--to', 'SP5', '--format', 'json'], { cwd: folder });
    const because: string[] = JSON.parse(stdout).items.map((item: { because: string }) => item.because);
    const notCollected = because.filter((text) => text.startsWith('Not collected: '));
    expect(notCollected.length).toBeGreaterThan(5);
    for (const text of notCollected)
      expect(text).not.toMatch(/\b(?:site|sql|upgrade|clientAgent|meteringServers)[.[]\w/);
  });

  it('that may make a step harmful is told in words', () => {
    const file = 'signatures/groups-not-readable-by-service/match-logging-on-without-service-pack/snapshot.json';
    const { tracing: _, ...site } = JSON.parse(readFileSync(join(fixtures, file), 'utf8'));
    const cwd = makeFolder({ 'site.json': JSON.stringify(site) });
    expect(licdiag(['scan', '-s', 'site.json'], { cwd }).stdout.replace(/\s+/g, ' ')).toContain(
      'because it would do harm in a state that was not ruled out: not known is which logs the site server writes',
    );
  });
});
