// Made-up log text in the form that the server writes: the message first, its trailer after it, CR LF.
const trailer =
  '  $$<SMS_LICENSE_SERVER_MANAGER><Tue May 11 21:14:05.190 1999 Central Daylight Time><thread=412 (0x19C)>\r\n';

export function record(message) {
  return message + trailer;
}

/** The passage of Q214954, an error. */
export function leftOverShare(server) {
  return [
    `INFO: installation destination = '\\\\${server}\\LicMtr'`,
    `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
    `ERROR: FAILED TO INSTALL LICENSE SERVER '${server}'`,
  ]
    .map(record)
    .join('');
}

/** Lines that stand in every healthy log. */
export const quietLog = [
  'The License Server Manager is waking up.',
  'INFO: checking the site control file for changes',
  'INFO: no license server needs to be installed',
]
  .map(record)
  .join('');
