/** A collected fact for which a signature has no words stands in a report in words all the same, with the field behind it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../helpers/diagnose-paths.js';
import { licdiag } from './run-licdiag.js';

const bundle = join(repository, 'fixtures/snapshots/english');
const state = 'meteringServers[HAZEL02].services[SMS_LICENSE_SERVER].state';

describe('evidence of a snapshot', () => {
  it('is told in words in the text of scan', () => {
    const lines = licdiag(['scan', bundle])
      .stdout.replace(/\n {6}(?=\[)/g, ' ')
      .split('\n');
    expect(lines).toContain(`      the service SMS_LICENSE_SERVER on HAZEL02: missing [${state} = missing]`);
    expect(lines).toContain('      the machine that the event is from: HAZEL02 [events[0].machine = HAZEL02]');
    expect(lines.filter((line) => /^ {6}\w+(?:\[[^\]]*\])?\.\S+ = /.test(line))).toEqual([]);
  });

  it('is told in words in Markdown', () => {
    const { stdout } = licdiag(['scan', bundle, '--format', 'markdown']);
    expect(stdout).toContain(
      `${state}  1999-03-26 10:52  missing  (the service SMS_LICENSE_SERVER on HAZEL02: missing)`,
    );
    expect(stdout).not.toMatch(/\((\w+\[[^\]]+\]|\w+)\.\S+ is /);
  });
});
