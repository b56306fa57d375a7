/** The problem of a file that also holds output of another command, which was not read. */
export function holdsMoreThan(what: string): string {
  return `holds more than ${what}, and the rest was not read: put each command above its output, or each into a file of its own`;
}
