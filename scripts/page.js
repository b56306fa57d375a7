// Puts figures into a page of docs/: replaces only the text between `<!-- name -->` and `<!-- end of name -->`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle.js';

/** Lines of Markdown. */
export function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

export function writeBetween(name, text, file) {
  const page = join(root, file);
  const marks = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
  const before = readFileSync(page, 'utf8');
  if (!marks.test(before))
    throw new Error(
      `${file} has no place for the figures: put the lines "<!-- ${name} -->" and "<!-- end of ${name} -->" into it`,
    );
  writeFileSync(
    page,
    before.replace(marks, (_, start, end) => `${start}\n${text}\n\n${end}`),
  );
}
