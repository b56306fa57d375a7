/** A setup of a service pack that runs already, or of which two artefacts say two things: neither is passed over. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fixtures } from '../helpers/diagnose-paths.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const flat = (text: string): string => text.replace(/\s+/g, ' ');
const site = {
  schemaVersion: 1,
  collectedAt: '2000-06-27T09:00:00',
  site: { code: 'FRA', server: 'FRASMS', type: 'primary', servicePack: 'SP1', version: '2.00.1380.1000' },
  upgrade: { target: 'SP2', running: true, lastProgressAt: '2000-06-27T08:58:00' },
  meteringServers: [{ name: 'POISE5', role: true, services: [{ name: 'SMS_LICENSE_SERVER', state: 'running' }] }],
};

it.each(['text', 'markdown'])(
  'the checklist for the time before setup says in %s that setup runs already',
  (format) => {
    const precheck = (upgrade: object, ...args: string[]): string =>
      flat(
        licdiag(['precheck', 'site.json', '--to', 'SP2', '-f', format, ...args], {
          cwd: makeFolder({ 'site.json': JSON.stringify({ ...site, upgrade }) }),
        }).stdout,
      );
    const runs = 'Setup runs already, by what was collected';
    expect(precheck(site.upgrade)).toContain(runs);
    expect(precheck(site.upgrade)).toContain('do not start setup a second time (inferred)');
    expect(precheck(site.upgrade, '--phase', 'during')).not.toContain(runs);
    expect(precheck({ ...site.upgrade, running: false })).not.toContain(runs);
    expect(precheck({ target: 'SP2' })).not.toContain(runs);
  },
);

it('that setup runs, and no process of it does: whether it runs is not known, and said', () => {
  const folder = makeFolder({});
  cpSync(join(fixtures, 'snapshots/english'), join(folder, 'b'), { recursive: true });
  const listing = join(folder, 'b/site/tlist.txt');
  writeFileSync(listing, readFileSync(listing, 'utf8').replace(/.*setup\.exe.*\r?\n/, ''));
  const { code, stdout } = licdiag(['snapshot', 'build', 'b'], { cwd: folder });
  expect(code).toBe(3);
  const { upgrade, problems } = JSON.parse(stdout);
  expect(upgrade).toMatchObject({ target: 'SP2' });
  expect(upgrade).not.toHaveProperty('running');
  expect(problems).toEqual([{ path: 'site', problem: expect.stringContaining('the process listing shows none') }]);
  const said = flat(licdiag(['scan', '-s', 'b'], { cwd: folder }).stdout);
  expect(said).toContain('perhaps "The upgrade from SP1 to SP2 hangs');
  expect(said).toContain('whether setup of SMS runs');
});

it('a written snapshot that says both tells which counts', () => {
  const both = { ...site, site: { ...site.site, processes: [{ name: 'System' }, { name: 'smsexec.exe' }] } };
  const cwd = makeFolder({ 'site.json': JSON.stringify(both) });
  const { code, stdout } = licdiag(['scan', '-s', 'site.json'], { cwd });
  expect(code).toBe(3);
  expect(flat(stdout)).toContain(
    'upgrade.running says that setup runs, which counts, and site.processes lists no setup',
  );
});

it.each(['2000-06-26T20:00:00', '2000-06-27T10:00:00'])(
  'a written snapshot that says that setup runs and that it ended at %s tells which counts',
  (endedAt) => {
    const told = `upgrade.running says that setup runs, which counts, and upgrade.endedAt says that it ended at ${endedAt}`;
    const run = (upgrade: object, ...args: string[]): { code: number | null; said: string } => {
      const cwd = makeFolder({ 'site.json': JSON.stringify({ ...site, upgrade: { ...site.upgrade, ...upgrade } }) });
      const { code, stdout, stderr } = licdiag(args, { cwd });
      return { code, said: flat(stdout + stderr) };
    };
    for (const args of [
      ['scan', '-s', 'site.json'],
      ['precheck', 'site.json', '--to', 'SP2'],
      ['snapshot', 'validate', 'site.json'],
    ]) {
      expect(run({ endedAt }, ...args).said, args.join(' ')).toContain(told);
      expect(run({ endedAt, running: false }, ...args).said).not.toContain('upgrade.endedAt');
      expect(run({ endedAt, running: null }, ...args).said).not.toContain('upgrade.endedAt');
      expect(run({}, ...args).said).not.toContain('upgrade.endedAt');
    }
    expect(run({ endedAt }, 'snapshot', 'validate', 'site.json').code).toBe(3);
  },
);
