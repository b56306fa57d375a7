/** What to say of a file in which the output of another command stands above or below, and was not read. */
export function holdsMoreThan(what: string): string {
  return `holds more than ${what}, and the rest was not read: put each command above its output, or each into a file of its own`;
}
