/** What the site gives out is not yet what its clients have. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtures } from '../helpers/diagnose-paths.js';
import { licdiag } from './run-licdiag.js';

it('a site that gives out the hotfix of Q235786 is not passed over while a client still has the old agent', () => {
  const cwd = join(fixtures, 'signatures/offline-clients-keep-to-server/match-hotfix-not-taken-yet');
  const { code, stdout } = licdiag(['scan', '-s', 'snapshot.json'], { cwd });
  expect(code).toBe(1);
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain(
    'the site gives out the corrected agent already, and a client that was collected has not taken it yet',
  );
  expect(text).toContain('4. [not needed any more] The hotfix, 2 of 5');
  expect(text).toContain('8. Faster, on a single client');
});
