/** Text in Markdown that stays what it is: in a ticket it must make no link, no picture, no mention, no markup. */

const asEntity: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '@': '&#64;',
  '#': '&#35;',
};

/** Within a line. Also in a cell of a table. */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[<>&@#]|[\\`*_{}[\]|~^$]|(?<=https?|ftp|mailto):|(?<=www)\./gi, (sign) => asEntity[sign] ?? `\\${sign}`)
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/, '$1\\$2');
}

/** Within a line, as it stands: a run of backquotes longer than any inside. */
export function markdownCode(text: string): string {
  const inner = oneLine(text);
  const fence = '`'.repeat(longestRun(inner) + 1);
  const space = /^[ `]|[ `]$/.test(inner) || inner === '' ? ' ' : '';
  return `${fence}${space}${inner}${space}${fence}`;
}

/** Lines as they stand. @param indent for a block that belongs to an item of a list */
export function markdownBlock(lines: readonly string[], indent = ''): string {
  return markdownFenced(lines.map(oneLine), 'text')
    .map((line) => `${indent}${line}`)
    .join('\n');
}

/** @param language what the lines are written in */
export function markdownFenced(lines: readonly string[], language = ''): string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [`${fence}${language}`, ...lines, fence];
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ');
}
