/** What to collect to learn a missing fact, in words for the administrator, with the command where there is one. */

type Line = readonly [path: RegExp, artifact: string];

const lines = (): readonly Line[] => [
  [/^meteringServers\[([^\]]+)\]\.shares/, 'shares of $1 (net share, run on $1)'],
  [
    /^meteringServers\[([^\]]+)\]\.services\[([^\]]+)\]\.account/,
    'account of $2 on $1 (sc qc) and its state (net user, also with /domain)',
  ],
  [/^meteringServers\[([^\]]+)\]\.services/, 'services of $1 (sc query)'],
  [/^meteringServers\[([^\]]+)\]\.reachable/, 'whether $1 can be reached from the site server (net view \\\\$1)'],
  [
    /^meteringServers\[([^\]]+)\]\.remoteStop/,
    'whether SMS_LICENSE_SERVER on $1 can be stopped from the site server (typed there: sc \\\\$1 stop SMS_LICENSE_SERVER, then sc \\\\$1 query SMS_LICENSE_SERVER; it stops the service)',
  ],
  [/^meteringServers\[([^\]]+)\]\.(?:volumes|folders)/, 'volumes of $1 (dir, compact)'],
  [/^meteringServers\[([^\]]+)\]\.files/, 'file versions in the LicMtr folder of $1 (filever)'],
  [/^meteringServers\[([^\]]+)\]\.(?:pack|remodbc)/, 'Remodbc.ini of $1'],
  [/^meteringServers\[([^\]]+)\]\.offline/, 'folder Server\\Licmtr\\Inboxes\\Offline of $1 (dir /s)'],
  // No article names this share, so what net share prints does not settle it by itself.
  [
    /^meteringServers\[([^\]]+)\]\.databaseShare/,
    'whether $1 still shares the files of its metering database (look in net share, and write it into the snapshot: databaseShare)',
  ],
  [
    /^meteringServers\[([^\]]+)\]\.(?:domainRole|os|accounts|remote)/,
    'what kind of machine $1 is (domain role, net user)',
  ],
  [/^meteringServers\[([^\]]+)\]\.profiles/, 'profile folders of $1 (dir, or an export of ProfileList)'],
  [/^meteringServers\[([^\]]+)\]\.clock/, 'the clock of $1 (net time \\\\$1)'],
  [/^meteringServers\[([^\]]+)\]\.processes/, 'processes of $1 (tlist or pulist)'],
  [
    /^meteringServers\[([^\]]+)\]\.installed|^clientAgent\.(?:mode|licenseServers|retr|configured)/,
    'LICMTR.CFG of a client access point',
  ],
  [
    /^meteringServers(?:\[([^\]]+)\]\.(?:role|configuredAccount)|\[[^\]]+\]$|$)|^site\.roles/,
    'site control file (sitectrl.ct0) of the site server',
  ],
  [
    /^clientAgent\.(?:files|version)/,
    'file versions of the metering agent (filever, compver.ini in inboxes\\clicomp.src\\licmtr)',
  ],
  [/^clientAgent/, 'settings of the metering client agent'],
  [
    /^site\.(?:servicePack|version|type)/,
    'version of the site (registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Setup)',
  ],
  [/^site\.(?:volumes|folders)/, 'compression of the SMS volume and folder on the site server (compact)'],
  [/^site\.(?:files|odbc)/, 'file versions on the site server (filever)'],
  [
    /^site\.services\[([^\]]+)\]\.account/,
    'account of $1 on the site server (sc qc) and its state and groups (net user, also with /domain)',
  ],
  [/^site\.services/, 'services of the site server (sc query)'],
  [/^site\.accounts/, 'accounts of the site server (net user)'],
  [
    /^site\.processes\[([^\]]+)\]\.startedAt/,
    'when $1 was started on the site server (write it into the snapshot: startedAt)',
  ],
  [/^site\.processes/, 'processes of the site server (tlist or pulist)'],
  [/^site\.inboxes/, 'inboxes of the site server (dir /s of the folder SMS\\Inboxes)'],
  [/^site\.hotfixes/, 'hotfixes of the site (registry export of HKLM\\SOFTWARE\\Microsoft\\Updates\\SMS 2.0)'],
  [/^site\.(?:setupType|hasAdminConsole)/, 'registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Setup'],
  [/^site\.backup/, 'folder of the site backup (dir /s) and its log Smsbkup.log'],
  [/^site\.countersIntact/, 'registry export of HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Perflib'],
  [/^site\.(?:netWare|os|wmiBuild)/, 'operating system, network and WMI of the site server'],
  [/^site\.(?:parent|domain|code)\b/, 'site code, domain and parent of the site (site control file)'],
  [/^site\.domainRole/, 'domain role of the site server (net accounts)'],
  [/^site\.logFiles/, 'times of the logs of the site server (dir <SMS>\\Logs)'],
  [/^site\.(?:settings|balancing)/, 'settings in the console, beside those of the site control file'],
  [/^site\.clock/, 'the clock of the site server (net time)'],
  [/^site\.installedAt/, 'when the site was installed'],
  [/^site\./, 'settings of the site server (answers to the questions)'],
  [/^siteSystems/, 'site systems (site control file) and whether each can be reached (net view)'],
  [/^hierarchy/, 'sites of the hierarchy with versions, domains and hotfixes (Site Hierarchy in the console)'],
  [/^domainAccounts/, 'state of the accounts (net user /domain)'],
  [/^domainControllers/, 'logon files of the domain controllers'],
  [/^tracing/, 'registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Tracing'],
  [/^logs\[([^\]]+)\]/, '$1 (give it with --logs)'],
  [/^upgrade\.(?:plan|icp|pushed|source|windowsUpgrade)/, 'what is planned for the upgrade (answers to the questions)'],
  [
    /^upgrade\.(?:endedAt|maxConnectionsBefore|connectionAccountReset)/,
    'notes of the upgrade (answers to the questions)',
  ],
  [/^upgrade\.target/, 'which service pack setup installs (/running SP2 of the collection script, or upgrade.target)'],
  [/^upgrade/, 'Smssetup.log and a process listing of the site server (tlist or pulist)'],
  [/^clients\[([^\]]+)\]\.files/, 'file versions of the metering agent on the client $1 (filever)'],
  [/^clients\[([^\]]+)\]\.processes/, 'processes of the client $1 (tlist or pulist)'],
  [/^clients\[([^\]]+)\]\.(?:user|lastLogon)/, 'who is logged on to the client $1, and since when'],
  [/^clients\[([^\]]+)\]\.installedAt/, 'when the SMS client was installed on $1'],
  [
    /^clients\[([^\]]+)\]\.lastCcimCycle/,
    'when Client Component Installation Manager last ran on the client $1 (its Ccim32.log)',
  ],
  [/^clients\[([^\]]+)\]\.(?:folders|offline|agentFolder)/, 'folder of the agent on the client $1 (dir /s)'],
  [/^clients\[([^\]]+)\]\.clock/, 'the clock of the client $1 (net time)'],
  [/^clients\[([^\]]+)\]\.lastAgentLine/, 'Liccli.log of the client $1'],
  [/^clients\[([^\]]+)\]\.(?:os|protocols)/, 'operating system and protocols of the client $1'],
  [/^clients\[([^\]]+)\]/, 'client artefacts of $1 (registry export of HKLM\\SOFTWARE\\Microsoft\\SMS\\Client)'],
  [/^clients/, 'client artefacts (registry export, agent files)'],
  [/^statusMessages/, 'status messages of the site (export from the Status Message Viewer)'],
  [/^events/, 'event logs (dumpel)'],
  [/^sql\.(?:version|security|namedInstance|server|remote)/, 'version and security mode of SQL Server'],
  [/^sql/, 'sizes, tables and settings of the site database (answers to the questions)'],
  [/^dialogs/, 'the words of messages that somebody saw on a screen'],
  [/^setupLog/, 'Smssetup.log of the site server'],
  [/^sources/, 'the folder that the collection script makes'],
  [/^facts\b/, 'what administrators know of it (the part "facts" of a snapshot written by hand)'],
  [/^collectedAt/, 'when the snapshot was collected (net time)'],
];

/** Made when they are asked for: a scan that finds nothing never does. */
let known: readonly Line[] | null = null;

/** Stands for a server that the lines do not name. */
const nameless = 'the metering server';

export function artifactFor(path: string): string {
  known ??= lines();
  const named = path.replace(/^meteringServers\./, `meteringServers[${nameless}].`);
  for (const [pattern, artifact] of known) {
    const found = pattern.exec(named);
    if (!found) continue;
    // In a command the name has a place to be filled in.
    const spelling = artifact.includes('\\\\$1') ? '<server>' : nameless;
    return artifact.replace(/\$(\d)/g, (_, group: string) => (found[Number(group)] ?? '').replace(nameless, spelling));
  }
  return path;
}
