// A record as SMS 2.0 prints it: the message, then its trailer. The local time of the server is kept in the UTC fields of a Date, so
// that the time zone of this machine has no effect.
const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const manager = 'SMS_LICENSE_SERVER_MANAGER';
export const eastern = 'Eastern Standard Time';

/** `Fri Mar 26 10:43:41.547 1999`, and the zone unless it is empty. @param time in milliseconds */
export function ctime(time, zone) {
  const date = new Date(time);
  const iso = date.toISOString();
  const day = `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${iso.slice(8, 10)}`;
  return `${day} ${iso.slice(11, 23)} ${iso.slice(0, 4)}${zone === '' ? '' : ` ${zone}`}`;
}

export function record({ time, text, thread, component = manager, zone = eastern }) {
  const hex = thread.toString(16).toUpperCase();
  return `${text}  $$<${component}><${ctime(time, zone)}><thread=${thread} (0x${hex})>\r\n`;
}
