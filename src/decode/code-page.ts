/** Code pages that a log may be written in, by the names that people give them. */
import { UsageError } from '../errors.js';

const labels: readonly (readonly [label: string, names: readonly string[]])[] = [
  ['windows-1252', ['1252', 'latin1', 'ansi', 'western']],
  ['shift_jis', ['932', 'shift-jis', 'shiftjis', 'sjis', 'japanese']],
  ['gbk', ['936', 'gb2312', 'chinese-simplified']],
  ['euc-kr', ['949', 'korean', 'ks_c_5601-1987']],
  ['big5', ['950', 'chinese-traditional']],
  ['windows-874', ['874', 'thai']],
  ['ibm866', ['866', 'cp866']],
  ['gb18030', ['54936']],
  ...[1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258].map((page): [string, string[]] => [
    `windows-${page}`,
    [String(page)],
  ]),
];

export const codePageNames = labels.map(([label]) => label);

/** @param name that of Western Europe and America unless given @throws UsageError for one that is not known */
export function parseCodePage(name?: string): string {
  if (name === undefined) return 'windows-1252';
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/^(?:cp|windows-|ms|code page )(?=\d)/, '');
  const found = labels.find(
    ([label, names]) => label === wanted || label === name.trim().toLowerCase() || names.includes(wanted),
  );
  if (!found)
    throw new UsageError(`unknown code page "${name}"`, `known are ${codePageNames.join(', ')}, or their numbers`);
  return found[0];
}
