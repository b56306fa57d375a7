/** The name of a server as names are compared: the NetBIOS name in capitals, without `\\`. Null if the text can be no name of a machine. */
export function serverName(text: string | undefined): string | null {
  const whole = text?.replace(/^\\+/, '').trim().toUpperCase() ?? '';
  // The first label of a DNS name is the NetBIOS name; an address has none.
  const name = /^[A-Z0-9_-]{1,15}(?=\.[A-Z0-9.-]*[A-Z])/.exec(whole)?.[0] ?? whole;
  return /^[^\s\\/:*?"<>|,;=[\]]{1,63}$/.test(name) ? name : null;
}

/** The name by which a machine is told from others: as `serverName` has it, and what can be no such name in capitals. */
export function machineName(text: string): string {
  return serverName(text) ?? text.toUpperCase();
}

/** The server of a name, or of a path such as `\\METER02\LicMtr`. */
export function serverOf(text: string): string | null {
  return serverName(text) ?? serverName(/^\s*\\\\([^\\]+)\\/.exec(text)?.[1]);
}
