/**
 * What an article, or what is known beside it, warns of: it must stand in the advice for the failure, in the cautions that a scan prints
 * or in the steps. A row names the article, the signature, and words without which the warning is gone.
 */
import { expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';

const adviceOf = (id: string): string => {
  const signature = catalogue.signatures.find((one) => one.id === id);
  if (!signature) throw new Error(`${id} is gone`);
  const { remedy, verify } = signature;
  return [...remedy.cautions, ...remedy.steps.map(({ text }) => text), ...verify].join('\n');
};

it.each([
  ['Q226829', 'metering-account-left-behind', 'SWMAccount is only the usual name'],
  ['Q226829', 'metering-account-left-behind', 'a metering service of the site still logs on with it'],
  ['Q226829', 'metering-account-left-behind', 'Once the removal of the role is complete'],
  ['Q256127', 'metering-service-stuck-stopping', 'told by PackTime in Remodbc.ini (Q256127 puts it on Sunday evening)'],
  ['Q299261', 'metering-service-stuck-stopping', '2.00.1493.3198) cures this failure too is not said'],
  ['Q299261', 'metering-service-reported-not-running', 'missing rights there, look the same'],
  ['Q299261', 'service-account-changed-in-place', 'PackTime in Remodbc.ini tells'],
  ['Q256127', 'service-account-changed-in-place', 'or wait for the weekly maintenance (not at SP3'],
  ['Q226873', 'groups-not-readable-by-service', 'lower-case extended letters in their names'],
  ['Q226844', 'groups-not-readable-by-service', 'online clients get no licence from {server}'],
  ['Q226844', 'groups-not-readable-by-service', 'If {server} was installed already'],
  ['Q250564', 'no-groups-found-for-user', 'Nothing says that later service packs are free of it'],
  ['Q200964', 'metering-server-not-installed', 'If it is not, give it these rights'],
  ['Q200964', 'metering-server-not-installed', 'bring ODBC to 2.52 or later, or repair the run of INSTALL_ODBC'],
  ['Q323206', 'metering-service-crash', 'an account with rights on the database'],
  ['Q281603', 'metering-service-memory-leak', 'look at the ODBC files (Q281603)'],
  ['Q245271', 'metering-service-memory-leak', 'The command(s) completed successfully'],
  ['Q226832', 'next-upload-in-the-future', 'SMSMan.exe can leave remains'],
  ['Q226832', 'next-upload-in-the-future', 'copied from elsewhere'],
  ['Q290995', 'offline-log-denied', 'do not replace the permissions of subfolders'],
  ['Q290995', 'offline-log-denied', 'a read-only attribute or a full quota'],
  ['Q306974', 'agent-stops-in-download', 'follows only from the lists of fixes'],
  ['Q323206', 'agent-stops-in-download', 'on all sites of a domain at the same time'],
  ['Q279788', 'agent-stops-in-download', 'A crash at the start of a program is Q279788'],
  ['Q226858', 'balancing-in-offline-mode', 'the usage data that is collected'],
  ['Q287626', 'disabled-user-hammers-server', 'Back up the registry'],
  ['Q287626', 'disabled-user-hammers-server', 'only make the agent give up earlier'],
  ['Q256212', 'local-logon-locks-domain-account', 'a mapped drive with an old password'],
  ['Q256212', 'local-logon-locks-domain-account', 'while the agent goes on (inferred)'],
  ['Q235177', 'agent-not-started-after-installation', 'first cycle (CCIM)'],
  ['Q265270', 'agent-not-started-after-installation', 'Q265270'],
  ['Q279788', 'agent-crashes-at-program-start', 'check its version there'],
  ['Q279788', 'agent-crashes-at-program-start', 'hooks into the start of programs'],
  ['Q231217', 'agent-key-left-behind', 'look at both places (inferred)'],
  ['Q201762', 'license-servers-missing', 'the registry of the client may be damaged'],
  ['Q199747', 'license-servers-missing', 'Where metering is deliberately not used'],
  ['Q245228', 'busy-pipe-hangs-client', 'Another program can take the processor'],
  ['Q226851', 'changes-lost-after-site-installation', 'a deleted service account again (Q226812)'],
  ['Q281415', 'changes-lost-after-site-installation', 'performance objects can be missing'],
  ['Q213228', 'site-removal-with-metering-servers', 'does not mention SP3 and SP4'],
  ['Q235179', 'password-in-licsvcfg-log', 'No list of a service pack names it'],
  ['Q281603', 'executive-hangs-after-backup', 'can come from ODBC files (Q281603)'],
  ['Q304381', 'foreign-odbc-files', 'at SP3 Q304381'],
  ['Q235153', 'retry-delay-too-long', 'or lock accounts (Q287626, Q256212)'],
  ['Q235153', 'retry-delay-too-long', 'before the first client is installed'],
  ['Q199747', 'sp3-rc9-settings-not-delivered', 'has no settings yet to hand out'],
  ['Q245649', 'bdc-full-synchronization', 'replace Licsvcfg.dll'],
  ['Q245271', 'bdc-full-synchronization', 'the same Licsvcfg.dll by 2.00.1493.2152'],
  ['Q245649', 'bdc-full-synchronization', 'the whole site stands still'],
  ['Q289000', 'sp3-rc9-settings-not-delivered', 'rename each compver<component>.ini'],
  ['Q289000', 'sp3-rc9-settings-not-delivered', 'the whole site stands still'],
  ['Q245271', 'metering-service-memory-leak', 'apply Update.sql'],
  ['Q245271', 'metering-service-memory-leak', 'make sure that it is the right one'],
  ['Q264630', 'client-newer-than-its-site', 'delete all files in Ccrretry.box'],
  ['Q264630', 'client-newer-than-its-site', 'Without Ccm.dll no client at all is installed remotely'],
  ['Q264630', 'client-newer-than-its-site', 'Full Control for one domain user account alone'],
  ['Q227020', 'file-copy-failed', 'By its date SP1 is likely (inferred)'],
] as const)('%s: %s says "%s"', (_, id, words) => expect(adviceOf(id)).toContain(words));
