/** Tells the administrator what to collect to learn a missing fact, with the command if there is one. */

/**
 * What to collect for some facts of a part of a snapshot. `members` are the starts of their paths, separated by blanks: `*` fits
 * any path, an empty text only the part itself. The first line that fits counts. `$1` and `$2` are the names in the path.
 */
type Line = readonly [members: string, artifact: string];

const siteControlFile = 'site control file (sitectrl.ct0) of the site server';
const clientAccessPoint = 'LICMTR.CFG of a client access point';

const linesByPart = (): Readonly<Record<string, readonly Line[]>> => ({
  meteringServers: [['', siteControlFile]],
  'meteringServers[]': [
    ['shares', 'shares of $1 (net share, run on $1)'],
    ['services[].account', 'account of $2 on $1 (sc qc) and its state (net user, also with /domain)'],
    [
      'services[].lastControlError',
      'whether $2 on $1 takes a control (typed on the site server: sc \\\\$1 interrogate $2; it changes nothing)',
    ],
    ['services[].startedAt', 'when $2 on $1 was started (no command shows it: write it into the snapshot, startedAt)'],
    ['services', 'services of $1 (sc query)'],
    ['reachable', 'whether $1 can be reached from the site server (net view \\\\$1)'],
    [
      'remoteStop',
      'whether SMS_LICENSE_SERVER on $1 can be stopped from the site server (typed there: sc \\\\$1 stop SMS_LICENSE_SERVER, then sc \\\\$1 query SMS_LICENSE_SERVER; it stops the service)',
    ],
    ['volumes folders', 'volumes of $1 (dir, compact)'],
    ['files', 'file versions in the LicMtr folder of $1 (filever)'],
    ['pack remodbc', 'Remodbc.ini of $1'],
    ['offline', 'folder Server\\Licmtr\\Inboxes\\Offline of $1 (dir /s)'],
    // No article names this share, so the output of net share does not show it to licdiag.
    [
      'databaseShare',
      'whether $1 still shares the files of its metering database (look in net share, and write it into the snapshot: databaseShare)',
    ],
    ['domainRole os accounts remote', 'what kind of machine $1 is (domain role, net user)'],
    ['profiles', 'profile folders of $1 (dir, or an export of ProfileList)'],
    ['clock', 'the clock of $1 (net time \\\\$1)'],
    [
      'processes[].memoryBytes processes[].startedAt',
      'memory of $2 on $1, and when it was started (Task Manager there; write it into the snapshot)',
    ],
    ['processes', 'processes of $1 (tlist or pulist)'],
    ['installed', clientAccessPoint],
    ['role configuredAccount', siteControlFile],
    ['', siteControlFile],
  ],
  clientAgent: [
    ['mode licenseServers retr configured', clientAccessPoint],
    ['files version', 'file versions of the metering agent (filever, compver.ini in inboxes\\clicomp.src\\licmtr)'],
    ['*', 'settings of the metering client agent'],
  ],
  site: [
    ['roles server', siteControlFile],
    // Before "servicePack", which it starts with.
    ['servicePackAtParent', 'service pack that the parent shows for the site (Site Hierarchy in its console)'],
    ['servicePack version type', 'version of the site (registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Setup)'],
    ['volumes folders', 'compression of the SMS volume and folder on the site server (compact)'],
    ['files odbc', 'file versions on the site server (filever)'],
    // No reader takes groups from "net user".
    [
      'services[].accountAdministrator services[].accountDomainAdministrator services[].accountMayLogOn',
      'groups of the account of $1 on the site server, and where it may log on (User Manager; answer the question)',
    ],
    ['services[].account', 'account of $1 on the site server (sc qc) and its state (net user, also with /domain)'],
    [
      'services[].everStarted',
      'whether $1 was ever started since the site was installed (write it into the snapshot: everStarted)',
    ],
    ['services', 'services of the site server (sc query)'],
    ['accounts', 'accounts of the site server (net user)'],
    ['processes[].startedAt', 'when $1 was started on the site server (write it into the snapshot: startedAt)'],
    ['processes', 'processes of the site server (tlist or pulist)'],
    ['inboxes', 'inboxes of the site server (dir /s of the folder SMS\\Inboxes)'],
    ['hotfixes', 'hotfixes of the site (registry export of HKLM\\SOFTWARE\\Microsoft\\Updates\\SMS 2.0)'],
    ['setupType hasAdminConsole', 'registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Setup'],
    ['backup', 'folder and log (Smsbkup.log) of the site backup (look there; answer the question)'],
    ['countersIntact', 'registry export of HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Perflib'],
    ['os', 'Windows version of the site server (ver)'],
    ['wmiBuild', 'version of winmgmt.exe on the site server (filever)'],
    ['netWare', 'NetWare on the site server: client, order of networks, logon screen (answers to the questions)'],
    // Before "domain", which it starts with.
    ['domainRole', 'domain role of the site server (net accounts)'],
    ['parentServicePack', 'service pack of the parent site (Site Hierarchy in the console)'],
    ['parent domain code', 'site code, domain and parent of the site (site control file)'],
    ['logFiles', 'times of the logs of the site server (dir <SMS>\\Logs)'],
    ['settings balancing', 'settings in the console, beside those of the site control file'],
    ['clock', 'the clock of the site server (net time)'],
    ['installedAt', 'when the site was installed'],
    ['*', 'settings of the site server (answers to the questions)'],
  ],
  siteSystems: [['*', 'site systems (site control file) and whether each can be reached (net view)']],
  hierarchy: [['*', 'sites of the hierarchy with versions, domains and hotfixes (Site Hierarchy in the console)']],
  domainAccounts: [['*', 'state of the accounts (net user /domain)']],
  domainControllers: [['*', 'logon files of the domain controllers']],
  tracing: [['*', 'registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Tracing']],
  'logs[]': [['*', '$1 (give it with --logs)']],
  upgrade: [
    ['plan icp pushed source windowsUpgrade', 'what is planned for the upgrade (answers to the questions)'],
    ['endedAt maxConnectionsBefore connectionAccountReset', 'notes of the upgrade (answers to the questions)'],
    ['target', 'which service pack setup installs (/running SP2 of the collection script, or upgrade.target)'],
    ['*', 'Smssetup.log and a process listing of the site server (tlist or pulist)'],
  ],
  clients: [['*', 'client artefacts (registry export, agent files)']],
  'clients[]': [
    ['files', 'file versions of the metering agent on the client $1 (filever)'],
    ['processes', 'processes of the client $1 (tlist or pulist)'],
    ['user lastLogon', 'who is logged on to the client $1, and since when'],
    ['installedAt', 'when the SMS client was installed on $1'],
    ['lastCcimCycle', 'when Client Component Installation Manager last ran on the client $1 (its Ccim32.log)'],
    ['folders offline agentFolder', 'folder of the agent on the client $1 (dir /s)'],
    ['clock', 'the clock of the client $1 (net time)'],
    ['lastAgentLine', 'the last line of Liccli.log of the client $1 (lastAgentLine in a snapshot written by hand)'],
    ['os protocols', 'operating system and protocols of the client $1'],
    ['*', 'client artefacts of $1 (registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Client)'],
  ],
  statusMessages: [['*', 'status messages of the site (export from the Status Message Viewer)']],
  events: [['*', 'event logs (dumpel)']],
  sql: [
    ['version security namedInstance server remote', 'version and security mode of SQL Server'],
    ['*', 'sizes, tables and settings of the site database (answers to the questions)'],
  ],
  dialogs: [['*', 'the words of messages that somebody saw on a screen']],
  setupLog: [['*', 'Smssetup.log of the site server']],
  sources: [['*', 'the folder that the collection script makes']],
  facts: [['*', 'what administrators know of it (the part "facts" of a snapshot written by hand)']],
  collectedAt: [['*', 'when the snapshot was collected (net time)']],
});

/** Made when first needed: a scan without findings never needs it. */
let byPart: ReturnType<typeof linesByPart> | null = null;

/** In place of the name of a server that the log lines do not tell. */
const nameless = 'the metering server';

/**
 * @param path a fact, as in `missing` of a report
 * @returns the path itself if nothing here fits it
 */
export function artifactFor(path: string): string {
  byPart ??= linesByPart();
  const names: string[] = [];
  const shape = path
    .replace(/^meteringServers(?=\.)/, `meteringServers[${nameless}]`)
    .replace(/\[([^\]]+)\]/g, (_, name) => {
      names.push(name);
      return '[]';
    });
  const [part = '', ...members] = shape.split('.');
  const pathInPart = members.join('.');
  const lines = byPart[part] ?? byPart[part.replace('[]', '')] ?? [];
  const artifact = lines.find(([known]) => known.split(' ').some((member) => fits(pathInPart, member)))?.[1];
  if (artifact === undefined) return path;
  // A command gets a placeholder instead, to be filled in.
  const spelling = artifact.includes('\\\\$1') ? '<server>' : nameless;
  return artifact.replace(/\$(\d)/g, (_, place: string) =>
    (names[Number(place) - 1] ?? '').replace(nameless, spelling),
  );
}

function fits(path: string, member: string): boolean {
  return member === '*' || (member === '' ? path === '' : path.startsWith(member));
}
