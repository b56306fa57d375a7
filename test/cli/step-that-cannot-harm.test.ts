/** A step that is forbidden in no state does no harm, so the facts that make it needed may be old. */
import { expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const event = [
  'Event Type:\tError',
  'Event Source:\tSMS Client',
  'Event ID:\t9202',
  'Date:\t\t3/26/2001',
  'Time:\t\t9:14:03 AM',
  'User:\t\tN/A',
  'Computer:\tHQSMS1',
  'Description: The software metering client on the computer "KASSE12" (user "HUBER") encountered an error and is performing an abnormal shut down.',
].join('\r\n');

it.each(['2001-03-20T09:00:00', null])('is needed by a snapshot of %s, before the failure', (collectedAt) => {
  const clients = [{ name: 'KASSE12', os: '9x', protocols: ['NetBEUI', 'TCP/IP'] }];
  const cwd = makeFolder({ 'events.log': event, 's.json': JSON.stringify({ schemaVersion: 1, collectedAt, clients }) });
  const { stdout } = licdiag(['scan', 'events.log', '-s', 's.json', '--format', 'json'], { cwd });
  const { findings } = JSON.parse(stdout) as {
    findings: { article: string; remedy: { steps: { state: string; because: string | null }[] } }[];
  };
  const [found] = findings;
  expect(found?.article).toBe('Q244653');
  expect(found?.remedy.steps).toContainEqual(
    expect.objectContaining({ state: 'needed', because: 'KASSE12 uses NetBEUI' }),
  );
});
