// Tables for a page of docs/, which keeps its text: what lies between the marks of a name is replaced.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/bundle.js';

export function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

export function writeBetween(name, text, file = 'docs/robustness.md') {
  const page = join(root, file);
  const marks = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
  const before = readFileSync(page, 'utf8');
  if (!marks.test(before)) throw new Error(`${file} has lost the marks of ${name}`);
  writeFileSync(
    page,
    before.replace(marks, (_, start, end) => `${start}\n${text}\n\n${end}`),
  );
}
