/**
 * Splits a site control file into items, `KEYWORD <v1><v2>` or a bare `<value>`, each with its section. It looks for brackets and not
 * at lines, since values run over several. One pass, whatever the text.
 */
export interface ControlItem {
  /** The innermost section around it, such as `SYSTEM_RESOURCE_USE`; empty outside all sections. */
  readonly section: string;
  /** The number of the outermost section around it: items with the same number belong together. */
  readonly block: number;
  /** In capitals; empty for a value without one. */
  readonly keyword: string;
  readonly values: readonly string[];
}

const mostItems = 200_000;
const token = /<([^<>]*)>|(BEGIN|END)_([A-Z_]{1,60})|([A-Za-z_]{2,40})/g;

/** @returns the items, and the section in which the text ends; null if it ends outside all sections */
export function scanSiteControl(text: string): { items: ControlItem[]; openSection: string | null } {
  const items: ControlItem[] = [];
  const open: { name: string; block: number }[] = [];
  let blocks = 0;
  let item: { section: string; block: number; keyword: string; values: string[] } | null = null;
  let lastEnd = 0;
  for (const { index, 1: value, 2: edge, 3: section, 4: word } of text.matchAll(token)) {
    if (items.length >= mostItems) break;
    if (value !== undefined) {
      // Several values on one line belong to one item; a value on its own line is an item of its own.
      if (
        item === null ||
        item.keyword === '' ||
        (/[\r\n]/.test(text.slice(lastEnd, index)) && item.values.length > 0)
      ) {
        const at = open.at(-1);
        item = { section: at?.name ?? '', block: open[0]?.block ?? 0, keyword: '', values: [] };
        items.push(item);
      }
      item.values.push(value.replace(/\s+/g, (blanks) => (/[\r\n]/.test(blanks) ? ' ' : blanks)));
      lastEnd = index + value.length + 2;
      continue;
    }
    if (edge === 'BEGIN' && section !== undefined) open.push({ name: section, block: ++blocks });
    if (edge === 'END' && open.at(-1)?.name === section) open.pop();
    if (edge !== undefined) item = null;
    if (word === undefined) continue;
    const at = open.at(-1);
    item = { section: at?.name ?? '', block: open[0]?.block ?? 0, keyword: word.toUpperCase(), values: [] };
    items.push(item);
    lastEnd = index + word.length;
  }
  return { items: items.filter(({ values }) => values.length > 0), openSection: open.at(-1)?.name ?? null };
}
