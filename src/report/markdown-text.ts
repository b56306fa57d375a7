/** Escapes text for Markdown, so that in a ticket it makes no link, picture, mention or other markup. */

const asEntity: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '@': '&#64;',
  '#': '&#35;',
};

/** Text within a line, or in a cell of a table. */
export function markdownText(text: string): string {
  return oneLine(text)
    .replace(/[<>&@#]|[\\`*_{}[\]|~^$]|(?<=https?|ftp|mailto):|(?<=www)\./gi, (sign) => asEntity[sign] ?? `\\${sign}`)
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/, '$1\\$2');
}

/** A heading and a list, as the blocks of a page; none where there are no items. */
export function markdownList(level: 2 | 3, title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  return [`${'#'.repeat(level)} ${title}`, items.map((item) => `- ${markdownText(item)}`).join('\n')];
}

/** Code within a line, between more backquotes than the text itself has in a row. */
export function markdownCode(text: string): string {
  const inner = oneLine(text);
  const fence = '`'.repeat(longestRun(inner) + 1);
  const space = /^[ `]|[ `]$/.test(inner) || inner === '' ? ' ' : '';
  return `${fence}${space}${inner}${space}${fence}`;
}

/** A code block of log lines or commands. @param indent for a block inside a list item */
export function markdownBlock(lines: readonly string[], indent = ''): string {
  return markdownFenced(lines.map(oneLine), 'text')
    .map((line) => `${indent}${line}`)
    .join('\n');
}

/** The lines of a code block, with a fence longer than any inside. @param language the name after the fence */
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
