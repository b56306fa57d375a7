/** Status 9406 comes in every cycle while it lasts: where the last one is old, the report says so. */
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

it.each([
  [['2001-03-01T02:15:00', '2001-03-01T02:30:00'], true],
  [['2001-03-01T02:15:00', '2001-06-20T09:45:00'], false],
  [['2001-03-01T02:15:00', null], false],
])('9406 for METER02 at %j, collected on 20 June: may be over: %j', (times, isOld) => {
  const snapshot = {
    schemaVersion: 1,
    collectedAt: '2001-06-20T10:00:00',
    meteringServers: [{ name: 'METER02', role: true }],
    statusMessages: times.map((time) => ({ id: 9406, system: 'METER02', time })),
  };
  const { stdout } = licdiag(['scan', '-s', 'site.json'], {
    cwd: makeFolder({ 'site.json': JSON.stringify(snapshot) }),
  });
  const text = stdout.replace(/\s+/g, ' ');
  expect(text).toContain('status 9406: the service on METER02 is not running');
  expect(text.includes('no 9406 for METER02 is from the last day')).toBe(isOld);
});
