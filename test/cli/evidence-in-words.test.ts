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

  it('is told once where several members of a list say the same', () => {
    const folder = join(repository, 'fixtures/signatures/local-logon-locks-domain-account/match-account-is-locked');
    const text = licdiag(['scan', '-s', 'snapshot.json'], { cwd: folder }).stdout.replace(/\s+/g, ' ');
    expect(text.split('failed logons of this user from LAGER4, again and again')).toHaveLength(2);
    expect(text).toContain('[events[0].text, events[1].text, events[2].text = The logon to account: MORITZ');
  });
});
