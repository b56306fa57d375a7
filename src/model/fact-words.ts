/**
 * Puts a fact of a snapshot in words that can follow "not known is", for readers who want to know what to find out, not where it
 * would stand in JSON. A path that nothing here fits is shown as it is.
 */

type Phrase = readonly [path: RegExp, words: string];

/** Facts of any machine, by their paths below it. `$M` is the machine. */
const ofMachine = (): readonly Phrase[] => [
  [/^services\[(.+)\]\.state$/, 'whether the service $1 exists on $M, and whether it runs'],
  [/^services\[(.+)\]\.present$/, 'whether the service $1 exists on $M'],
  [/^services\[(.+)\]\.account$/, 'the account that the service $1 logs on with on $M'],
  [/^services\[(.+)\]\.accountState$/, 'whether the account of the service $1 on $M is locked, disabled or expired'],
  [/^services\[(.+)\]\.accountPasswordSet$/, 'when the password of the account of the service $1 on $M was last set'],
  [/^services\[(.+)\]\.accountAdministrator$/, 'whether the account of the service $1 is an administrator of $M'],
  [
    /^services\[(.+)\]\.accountDomainAdministrator$/,
    'whether the account of the service $1 on $M is an administrator of the domain',
  ],
  [/^services\[(.+)\]\.accountMayLogOn$/, 'whether the account of the service $1 may log on at $M'],
  [/^services\[(.+)\]\.exitCode$/, 'the exit code of the service $1 on $M'],
  [/^services\[(.+)\]\.startType$/, 'how the service $1 on $M is set to start'],
  [/^services\[(.+)\]\.lastControlError$/, 'the error of the last start or stop of the service $1 on $M'],
  [/^services\[(.+)\]\.startedAt$/, 'when the service $1 on $M was started'],
  [/^services\[(.+)\]\.everStarted$/, 'whether the service $1 on $M was ever started since it was installed'],
  [/^services\[(.+)\]$/, 'whether the service $1 exists on $M'],
  [/^services$/, 'the services of $M'],
  [/^shares\[(.+)\]/, 'whether $M has the share $1'],
  [/^shares$/, 'the shares of $M'],
  [/^files\[(.+)\]\.version$/, 'the version of $1 on $M'],
  [/^files\[(.+)\]\.bytes$/, 'the size of $1 on $M'],
  [/^files\[(.+)\]\.modified$/, 'the date of $1 on $M'],
  [/^files\[(.+)\]/, 'whether the file $1 is on $M, and its version'],
  [/^files$/, 'file versions on $M'],
  [/^processes\[(.+)\]\.memoryBytes$/, 'how much memory the process $1 uses on $M'],
  [/^processes\[(.+)\]\.startedAt$/, 'when the process $1 on $M was started'],
  [/^processes\[(.+)\]/, 'whether the process $1 runs on $M'],
  [/^processes$/, 'the processes that run on $M'],
  [/^volumes\[\d+\]\.freeBytes$/, 'the free space of a drive of $M'],
  [/^volumes\[(.+)\]\.freeBytes$/, 'the free space of $1 on $M'],
  [/^volumes/, 'the drives of $M, their free space and compression'],
  [/^folders/, 'the folders of $M that matter here'],
  [/^accounts\[(.+)\]/, 'whether the account $1 exists on $M, and its state'],
  [/^accounts$/, 'the accounts of $M'],
  [/^domainRole$/, 'whether $M is a domain controller (PDC, BDC), a member server or stands alone'],
  [/^os$/, 'the operating system of $M'],
  [/^clock/, 'what the clock of $M shows'],
  [/^profiles/, 'the profile folders of $M'],
  [/^odbcVersion$/, 'the version of ODBC on $M'],
  [/^reachable$/, 'whether $M can be reached from the site server'],
  [/^remote$/, 'whether $M is another machine than the site server'],
];

const ofMeteringServer = (): readonly Phrase[] => [
  [/^role$/, 'whether $M has the role of software metering server'],
  [/^installed$/, 'whether LICMTR.CFG lists $M as an installed metering server'],
  [/^remoteStop$/, 'whether SMS_LICENSE_SERVER on $M can be stopped from the site server'],
  [/^configuredAccount$/, 'the service account that the site control file names for $M'],
  [/^packIntervalSeconds$/, 'PackInterval in Remodbc.ini of $M'],
  [/^packTime$/, 'PackTime in Remodbc.ini of $M'],
  [/^remodbcLogging$/, 'whether Remodbc.ini of $M switches the log on'],
  [/^offlineFiles$/, 'how many offline logs of clients wait on $M'],
  [/^offlineOldest$/, 'the date of the oldest offline log of clients that waits on $M'],
  [/^databaseShare$/, 'whether $M still has the share of its metering database'],
];

const ofClient = (): readonly Phrase[] => [
  [/^mode$/, 'whether $M meters online or offline'],
  [/^licenseServers/, 'which metering servers the registry of $M lists'],
  [/^server$/, 'the metering server that $M keeps to'],
  [/^nextOfflineSync$/, 'when $M will upload next (NextOfflineSyncTime)'],
  [/^lastCcimCycle$/, 'when Client Component Installation Manager last ran on $M'],
  [/^protocols/, 'the network protocols of $M'],
  [/^agentKey$/, 'whether $M has the registry key of License Metering'],
  [/^agentFolder$/, 'whether $M has the folder LICMTR of the metering agent'],
  [/^lastAgentLine$/, 'the last line of Liccli.log of $M'],
  [/^offlineFiles$/, 'how many offline logs wait on $M'],
  [/^offlineOldest$/, 'the date of the oldest offline log that waits on $M'],
  [/^user$/, 'who is logged on to $M'],
  [/^userDomain$/, 'whether the user of $M is logged on to a domain or to the computer'],
  [/^lastLogon$/, 'when the user of $M last logged on'],
  [/^installedAt$/, 'when the SMS client was installed on $M'],
  [/^mixed$/, 'whether the base components of $M are later than its other ones (Ccim32.log)'],
];

const ofSite = (): readonly Phrase[] => [
  [/^code$/, 'the site code'],
  [/^server$/, 'the name of the site server'],
  [/^type$/, 'whether the site is a primary or a secondary one'],
  [/^parent$/, 'the parent site'],
  [/^(?:version|servicePack)$/, 'the service pack of the site'],
  [/^parentServicePack$/, 'the service pack of the parent site'],
  [/^servicePackAtParent$/, 'the service pack that the parent site shows for the site'],
  [/^languageFolders/, 'the language folders of SMS on the site server'],
  [/^language/, 'the language of SMS on the site server'],
  [/^installedAt$/, 'when the site was installed'],
  [/^roles/, 'which servers have the role of software metering server'],
  [/^hotfixes\[(.+)\]/, 'whether the hotfix $1 is installed on the site server'],
  [/^hotfixes$/, 'the hotfixes of the site'],
  [/^inboxes\[(.+)\]\.name$/, 'the name of the inbox $1'],
  [/^inboxes\[(.+)\]\.oldest$/, 'the date of the oldest file in the inbox $1'],
  [/^inboxes\[(.+)\]/, 'how many files wait in the inbox $1'],
  [/^inboxes$/, 'how many files wait in the inboxes of the site server'],
  [/^excludedListBytes$/, 'the size of the list of excluded programs (table IGNORE)'],
  [/^settings\[(.+)\]\.changedAt$/, 'when the setting "$1" was last changed'],
  [/^settings\[(.+)\]/, 'the setting "$1" in the console and in the site control file'],
  [/^settings$/, 'the settings in the console, beside those of the site control file'],
  [/^balancingHours$/, 'how often licences and trends are balanced'],
  [/^logFiles\[(.+)\]/, 'the date of the log $1 on the site server'],
  [/^logFiles$/, 'the dates of the logs of the site server'],
  [/^domain$/, 'the Windows domain of the site server'],
  [/^installDrive$/, 'the drive of the SMS folder'],
  [/^setupType$/, 'the value Type under the registry key SMS\\Setup'],
  [/^hasAdminConsole$/, 'whether the administrator console is installed on the site server'],
  [/^consoles/, 'which administrator consoles there are, and their versions'],
  [/^modifyLogonScripts$/, 'whether logon scripts of users are modified'],
  [/^logonPointsUpdated$/, 'whether Copylog.tcf is updated on every logon point'],
  [/^wmiBuild$/, 'the build of WMI on the site server'],
  [/^netmonParsers$/, 'whether the folder netmon\\i386\\parsers is on the site server'],
  [/^countersIntact$/, 'whether the performance counters of the site server are intact'],
  [/^terminalServices$/, 'the mode of Terminal Services on the site server'],
  [/^pdcReachable$/, 'whether the primary domain controller answers'],
  [/^smsDefMofChanged$/, 'whether Sms_def.mof was edited'],
  [/^smsDefMofSaved$/, 'whether the edited Sms_def.mof was put aside'],
  [/^backup\.made$/, 'whether the site was ever backed up'],
  [/^backup\.lastCompleted$/, 'when the site was last backed up'],
  [/^backup\.meteringDump$/, 'whether the backup holds the metering database'],
  [/^backup\.editedControlFile$/, 'whether Smsbkup.ctl was edited'],
  [/^backup\.running$/, 'whether the backup is being made now'],
  [/^backup\.inUpgradeWindow$/, 'whether the backup is due while the upgrade is made'],
  [/^backup$/, 'the backup of the site'],
  [/^netWare/, 'what of NetWare is on the site server'],
];

const ofSql = (): readonly Phrase[] => [
  [/^version$/, 'the version of SQL Server'],
  [/^security$/, 'the security mode of SQL Server'],
  [/^server$/, 'the machine of SQL Server'],
  [/^remote$/, 'whether SQL Server is on another machine than the site server'],
  [/^reachable$/, 'whether SQL Server answers'],
  [/^namedInstance$/, 'whether the databases lie on another than the default instance of SQL Server'],
  [/^tables\[(.+)\]/, 'the number of rows of the table $1 in the site database'],
  [/^tables$/, 'the numbers of rows in the tables of the site database'],
  [/^(?:databaseBytes|usedBytes)$/, 'the size of the site database, and how much of it is used'],
  [/^freeBytes$/, 'the free space on the drive of the databases'],
  [/^logBytes$/, 'the size of the transaction log of the metering database'],
  [/^(?:autoGrow|unrestrictedGrowth)$/, 'whether the files of the site database grow by themselves, without limit'],
  [/^compatibilityLevel$/, 'the compatibility level of the site database'],
  [/^quotedIdentifier$/, 'whether the option Quoted_Identifier is on'],
  [/^client(?:Library|Aliases)$/, 'the SQL client configuration of the site server (network library, aliases)'],
  [/^maxConnections$/, 'MaxSQLConnections in Smsprov.mof'],
  [/^buildNumber$/, 'SMSBuildNumber in the site database'],
  [/^(?:active|mandatory)Advertisements$/, 'which advertisements are active or due'],
  [/^netWareDrives$/, 'whether NetWare drives are mapped on the machine of SQL Server'],
];

const ofUpgrade = (): readonly Phrase[] => [
  [/^from$/, 'from which service pack the upgrade starts'],
  [/^target$/, 'which service pack setup installs'],
  [/^running$/, 'whether setup of SMS runs'],
  [/^lastProgressAt$/, 'when setup last wrote to Smssetup.log'],
  [/^lastLine$/, 'the last line of Smssetup.log'],
  [/^endedAt$/, 'when setup ended'],
  [/^plan$/, 'what is planned for the metering servers: stop the service, or take the role away'],
  [/^pushed$/, 'whether setup is pushed from the parent site'],
  [/^icp$/, 'the service pack of the International Client Pack that is planned'],
  [/^source/, 'where setup is run from, and its files'],
  [/^windowsUpgrade$/, 'whether an upgrade of Windows is planned in the same window'],
  [/^maxConnectionsBefore$/, 'MaxSQLConnections before the upgrade'],
  [/^connectionAccountReset$/, 'whether the reset of SMSServer_<sitecode> was confirmed'],
];

const ofAgent = (): readonly Phrase[] => [
  [/^enabled$/, 'whether metering is switched on for clients'],
  [/^mode$/, 'whether clients meter online or offline'],
  [/^licenseServers/, 'which metering servers LICMTR.CFG lists'],
  [/^files\[(.+)\]\.version$/, 'the version of $1 that the site gives to clients'],
  [/^files/, 'the files of the metering agent that the site gives to clients'],
  [/^version$/, 'the version of the metering agent that the site gives to clients'],
  [/^pollingHours$/, 'the polling interval of the metering agent'],
  [/^retryMinutes$/, 'the setting Delay Before Retrying of the metering agent'],
  [/^retries$/, 'how often the metering agent tries before it goes offline'],
  [/^configuredAt$/, 'when LICMTR.CFG was last updated'],
];

const others = (): readonly Phrase[] => [
  [/^meteringServers$/, 'the metering servers of the site'],
  [/^meteringServers\[(.+)\]$/, 'anything of $1'],
  [/^clients$/, 'anything of the clients'],
  [/^clients\[(.+)\]$/, 'anything of the client $1'],
  [/^siteSystems/, 'the other site systems, and whether they can be reached'],
  [/^hierarchy/, 'the other sites of the hierarchy'],
  [/^domainAccounts/, 'the state of the domain accounts'],
  [/^domainControllers/, 'the domain controllers'],
  [/^tracing/, 'which logs the site server writes'],
  [/^logs\[(.+)\]/, 'what $1 says'],
  [/^statusMessages/, 'the status messages of the site'],
  [/^events/, 'the event logs'],
  [/^dialogs/, 'which messages somebody saw on the screen'],
  [/^setupLog/, 'what Smssetup.log says of errors'],
  [/^collectedAt$/, 'when the snapshot was collected'],
  [/^captures\.(.+)$/, 'the $1 that the log line would name'],
  [/^sources/, 'which artefacts were collected'],
  [/^facts\.balancingLoad$/, 'whether the load of the balancing cycles was noticed'],
  [/^facts\.groupDenials$/, 'whether all members of a group are refused a program that is restricted to it'],
  [/^facts\.siteRemovalPlanned$/, 'whether the site is to be removed'],
  [/^facts\.(.+)$/, 'what administrators noted as "$1"'],
  [/^(site|sql|upgrade|clientAgent)$/, 'anything of the part "$1" of a snapshot'],
];

type Kind = readonly [path: RegExp, machine: string, phrases: readonly Phrase[]];

/** Made when first needed: a scan without findings never needs it. */
let known: readonly Kind[] | null = null;

function kinds(): readonly Kind[] {
  known ??= [
    [/^meteringServers\[([^\]]+)\]\.(.+)$/, '$1', [...ofMeteringServer(), ...ofMachine()]],
    [/^siteSystems\[([^\]]+)\]\.(.+)$/, '$1', [[/^roles$/, 'the roles of $M'], ...ofMachine()]],
    [/^clients\[([^\]]+)\]\.(.+)$/, 'the client $1', [...ofClient(), ...ofMachine()]],
    [/^site()\.(.+)$/, 'the site server', [...ofSite(), ...ofMachine()]],
    [/^sql()\.(.+)$/, 'SQL Server', ofSql()],
    [/^upgrade()\.(.+)$/, 'the upgrade', ofUpgrade()],
    [/^clientAgent()\.(.+)$/, 'the agent', ofAgent()],
    [/^()(.*)$/, '', others()],
  ];
  return known;
}

/** @param path as in `missing` of a report, such as `meteringServers[METER02].shares[LicMtr]` */
export function factInWords(path: string): string {
  for (const [pattern, name, phrases] of kinds()) {
    const found = pattern.exec(path);
    if (!found) continue;
    const machine = name.replace('$1', () => found[1] ?? '');
    return phraseFor(found[2] ?? '', phrases, machine) ?? path;
  }
  return path;
}

/** Several facts in words; what two of them have in common is told once. */
export function factsInWords(paths: readonly string[]): string[] {
  return [...new Set(paths.map(factInWords))];
}

function phraseFor(path: string, phrases: readonly Phrase[], machine: string): string | null {
  for (const [pattern, words] of phrases) {
    const found = pattern.exec(path);
    if (found) return words.replace(/\$([1M])/g, (_, part: string) => (part === 'M' ? machine : (found[1] ?? '')));
  }
  return null;
}
