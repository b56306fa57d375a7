/**
 * Bundles: artefacts of several machines together, mutated, with a password planted in one of them. The snapshot made of them
 * fits its schema, and what is printed of it holds neither the password nor a control character.
 */
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import { redactSnapshot } from '../../src/redact/redact-snapshot.js';
import { buildSnapshot } from '../../src/snapshot/build-snapshot.js';
import { placeOf } from '../../src/snapshot/place-of.js';
import type { PlacedReading } from '../../src/snapshot/placed-reading.js';
import { readArtefact } from '../../src/snapshot/read-artefact.js';
import type { Random } from '../mutate.js';
import type { FuzzTarget } from '../target.js';
import { artefactSeeds, artefactWords } from './artefacts.js';
import { checkPrintable } from './check-printable.js';
import { checkGone, type Planted, plantSecret } from './secret-forms.js';

const paths = ['site/a.txt', 'servers/METER02/b.txt', 'clients/WS1/c.txt', 'd.txt', 'site/smssetup.log'];

/** Where free text of others comes into a snapshot. */
const carriers: readonly ((text: string) => string)[] = [
  (text) => `1/1/99\t1:00:00 AM\t1\t0\t5\tN/A\tSource\tMETER02\t${text}\r\n`,
  (text) => `Event ID: 681\r\nSource: Security\r\nDescription: ${text}\r\n`,
  (text) => `Message ID: 9399\r\nComponent: SMS_LICENSE_SERVER_MANAGER\r\nDescription: ${text}\r\n`,
  (text) =>
    `REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\SMS\\Setup]\r\n"Text"="${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"\r\n`,
  (text) => `<01-01-99 01:00:00> ${text}\r\n<01-01-99 01:00:01> ${text}\r\n<01-01-99 01:00:02> ${text}\r\n`,
];

export const bundles: FuzzTarget = {
  name: 'bundles',
  property:
    'a snapshot of any artefacts fits its schema; printed it holds no planted password and no control character',
  batch: 100,
  longest: 1024,
  seeds: artefactSeeds,
  dictionary: artefactWords,
  check(input, random) {
    const planted = plantSecret(random);
    const noise = input.toString('latin1');
    const placed = [...readingsOf(noise, random), ...readingsOf(carry(planted, random), random)];
    const sound = artefactSeeds[Math.floor(random() * artefactSeeds.length)]?.toString('latin1') ?? '';
    const snapshot = buildSnapshot([...placed, ...readingsOf(sound, random)], [], []);
    const parsed = snapshotSchema.safeParse(snapshot);
    if (!parsed.success) throw parsed.error;
    const text = JSON.stringify(redactSnapshot(snapshot));
    checkPrintable(text, 'the snapshot');
    checkGone(text, planted);
  },
};

/** A line of an artefact holds no line end. */
function carry({ text }: Planted, random: Random): string {
  const carrier = carriers[Math.floor(random() * carriers.length)];
  return carrier?.(`failed with ${text.replace(/[\r\n]+/g, ' ')}`) ?? '';
}

function readingsOf(text: string, random: Random): PlacedReading[] {
  const path = paths[Math.floor(random() * paths.length)] ?? '';
  return readArtefact(path, text, 'mdy').readings.map((reading) => ({ place: placeOf(path), reading }));
}
