/** Made-up log text in the form that the server writes: the message first, its trailer after it, CR LF. */

export interface RecordOptions {
  readonly component?: string;
  readonly time?: string;
  readonly thread?: number;
}

/** One record. `time` as the log prints it. */
export function record(message: string, options: RecordOptions = {}): string {
  const {
    component = 'SMS_LICENSE_SERVER_MANAGER',
    time = 'Tue May 11 21:14:05.190 1999 Central Daylight Time',
    thread = 412,
  } = options;
  return `${message}  $$<${component}><${time}><thread=${thread} (0x${thread.toString(16).toUpperCase()})>\r\n`;
}

/** The day of these logs at another time. @param clock such as 09:14:05 */
export const at = (clock: string): RecordOptions => ({ time: `Tue May 11 ${clock}.190 1999 Central Daylight Time` });

/** A status message, from which the site of a log is told. */
export function statusOf(site: string): string {
  return record(
    `STATMSG: ID=501 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_LICENSE_SERVER_MANAGER" SYS=${site}SRV SITE=${site} PID=1`,
  );
}

/** The passage of Q214954, an error. */
export function leftOverShare(server: string, options: RecordOptions = {}): string {
  return [
    `INFO: installation destination = '\\\\${server}\\LicMtr'`,
    `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
    `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
  ]
    .map((message) => record(message, options))
    .join('');
}

/** The line of Q290995 in the log of a client, a warning. */
export const offlineLogDenied = record('Off-line licensing log error: access to the log file has been denied.', {
  component: 'LICENSE METERING',
});

/** Lines that stand in every healthy log. */
export const quietLog = [
  'The License Server Manager is waking up.',
  'INFO: checking the site control file for changes',
  'INFO: no license server needs to be installed',
]
  .map((message) => record(message))
  .join('');
