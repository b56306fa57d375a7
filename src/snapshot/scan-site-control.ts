/**
 * Splits text in the grammar of the site control file into items: `KEYWORD <v1><v2>`, or a bare `<value>`, each with the
 * section that it stands in. One pass, whatever the text.
 */
export interface ControlItem {
  /** Innermost section: `SYSTEM_RESOURCE_USE`; empty outside of any. */
  readonly section: string;
  /** Number of the outermost section that it stands in, to tell which items belong together. */
  readonly block: number;
  /** In capitals; empty for a value without one. */
  readonly keyword: string;
  readonly values: readonly string[];
}

const mostItems = 200_000;
const token = /<([^<>]*)>|(BEGIN|END)_([A-Z_]{1,60})|([A-Za-z_]{2,40})/g;

export function scanSiteControl(text: string): { items: ControlItem[]; openSection: string | null } {
  const items: ControlItem[] = [];
  const open: { name: string; block: number }[] = [];
  let blocks = 0;
  let item: { section: string; block: number; keyword: string; values: string[] } | null = null;
  let lastEnd = 0;
  for (const { index, 1: value, 2: edge, 3: section, 4: word } of text.matchAll(token)) {
    if (items.length >= mostItems) break;
    if (value !== undefined) {
      // Values of one item follow each other on a line; a value on a line of its own is an item of its own.
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
