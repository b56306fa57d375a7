/** The code pages that `--code-page` takes: the label that `TextDecoder` knows, and the numbers and names people use for it. */
import { UsageError } from '../errors.js';

const codePages: readonly (readonly [label: string, aliases: readonly string[]])[] = [
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

export const codePageNames = codePages.map(([label]) => label);

/**
 * @param name label, number or alias of a code page, in any case: `932`, `cp932`, `sjis`
 * @returns its label; `windows-1252` (Western Europe and America) without a name
 * @throws UsageError if the name is unknown
 */
export function parseCodePage(name?: string): string {
  if (name === undefined) return 'windows-1252';
  const wanted = name
    .trim()
    .toLowerCase()
    .replace(/^(?:cp|windows-|ms|code page )(?=\d)/, '');
  const found = codePages.find(
    ([label, aliases]) => label === wanted || label === name.trim().toLowerCase() || aliases.includes(wanted),
  );
  if (!found)
    throw new UsageError(`unknown code page "${name}"`, `known are ${codePageNames.join(', ')}, or their numbers`);
  return found[0];
}
