/** Every fact that the catalogue may ask for has words, since "not known" with the path of a field helps nobody. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/catalogue/catalogue.generated.js';
import { upgradeCatalogue } from '../src/catalogue/upgrade.generated.js';
import { artifactFor } from '../src/model/artifact-for.js';
import { factInWords, factsInWords } from '../src/model/fact-words.js';

/** As judging prints them: with names in the place of `server` and `client`. Members of lists come from a snapshot that has them. */
function pathsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    ['fact', 'some', 'every', 'none'].includes(key) && typeof inner === 'string' ? [inner] : pathsIn(inner),
  );
}

const conditions = catalogue.signatures.map(({ facts, remedy }) => [facts, remedy.steps.map(({ guards }) => guards)]);
const asked = [...new Set([...pathsIn(conditions), ...pathsIn(upgradeCatalogue.checks)])]
  .filter((path) => !path.startsWith('item'))
  .map((path) => path.replace(/^server\b/, 'meteringServers[METER02]').replace(/^client\b/, 'clients[PC7]'))
  .sort();

describe('facts in words', () => {
  it.each([
    ['files[Swdist32.exe].version', 'the version of Swdist32.exe on HQCAP1'],
    ['reachable', 'whether HQCAP1 can be reached from the site server'],
    ['roles', 'the roles of HQCAP1'],
  ])('name the site system that they are of: %s', (fact, words) => {
    expect(factInWords(`siteSystems[HQCAP1].${fact}`)).toBe(words);
  });

  it('are asked for by the catalogue', () => expect(asked.length).toBeGreaterThan(150));

  it.each(asked)('%s', (path) => {
    const words = factInWords(path);
    expect(words).not.toBe(path);
    expect(words).not.toMatch(/\$[\dM]|undefined|meteringServers|\]\./);
    for (const name of ['METER02', 'PC7']) if (path.includes(`[${name}]`)) expect(words).toContain(name);
    if (!path.startsWith('captures')) expect(artifactFor(path)).not.toBe(path);
  });

  it.each(asked.filter((path) => path.startsWith('meteringServers[METER02].')))(
    '%s, of a server that no line names',
    (path) => {
      const artifact = artifactFor(path.replace('[METER02]', ''));
      expect(artifact).not.toMatch(/^meteringServers|\\\\the /);
      expect(artifact).toBe(
        artifactFor(path).replaceAll('METER02', artifact.includes('<server>') ? '<server>' : 'the metering server'),
      );
    },
  );

  it.each(asked)('%s: a command to collect it is whole, and says what it stops', (path) => {
    const artifact = artifactFor(path);
    expect(artifact).not.toMatch(/\bsc \\\\[^ )]+[),]/);
    if (/\bstop /.test(artifact)) expect(artifact).toContain('it stops the service');
  });

  // No reader takes these from what the commands print: to collect that once more leaves the check as open as it was.
  it.each([
    ['meteringServers[METER02].services[SMS_LICENSE_SERVER].startedAt', 'sc query'],
    ['meteringServers[METER02].processes[Remodbc.exe].memoryBytes', 'tlist'],
    ['site.services[SMS_SITE_COMPONENT_MANAGER].accountAdministrator', 'net user'],
    ['site.backup.lastCompleted', 'dir /s'],
    ['site.servicePackAtParent', 'registry'],
  ])('%s is not asked for as what %s prints', (path, command) => {
    expect(artifactFor(path)).not.toContain(command);
  });

  it('a time that is asked for is collected as this time', () => {
    expect(artifactFor('clients[PC7].installedAt')).toContain('installed');
    expect(artifactFor('clients[PC7].lastLogon')).toContain('logged on');
    expect(artifactFor('clients[PC7].lastCcimCycle')).toContain('Ccim32.log');
  });

  // "site.domain" stood before it: the site control file was to be collected, which does not tell the role.
  it('the domain role is collected as such', () => {
    expect(artifactFor('site.domainRole')).toBe('domain role of the site server (net accounts)');
    // A checklist sent the reader to its own questions for this, and none of them asks for it.
    expect(artifactFor('site.server')).toBe('site control file (sitectrl.ct0) of the site server');
    expect(artifactFor('site.domain')).toContain('site control file');
  });

  // No listing of processes that licdiag reads has a time in it.
  it('the start of a process is not looked for in a listing that has no times', () => {
    expect(artifactFor('site.processes[smsexec.exe].startedAt')).toContain('when smsexec.exe was started');
    expect(artifactFor('site.processes')).toContain('tlist');
  });

  it('tell the same thing once', () => {
    expect(factsInWords(['site.version', 'site.servicePack'])).toEqual(['the service pack of the site']);
  });

  it('leave a path alone that nothing is known of', () => {
    expect(factInWords('meteringServers[METER02].colour')).toBe('meteringServers[METER02].colour');
  });

  it('take a name as it is', () => {
    expect(factInWords('meteringServers[$1$M].shares[LicMtr]')).toBe('whether $1$M has the share LicMtr');
  });
});
