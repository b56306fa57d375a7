/** The two ways in which text gets into HTML and SVG: as text, and as the value of an attribute in double quotes. Nothing else does. */
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** An element with text in it. The class is ours. */
export function element(name: string, text: string, className = ''): string {
  return `<${name}${className === '' ? '' : ` class="${className}"`}>${escapeHtml(text)}</${name}>`;
}

/** The names of the columns of a table. */
export function tableHead(columns: readonly string[]): string {
  return `<thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead>`;
}

/** A list of texts under a heading, or nothing. */
export function htmlList(level: 2 | 3, title: string, items: readonly string[], className = ''): string {
  if (items.length === 0) return '';
  const list = items.map((item) => element('li', item)).join('\n');
  return `${element(`h${level}`, title)}\n<ul${className === '' ? '' : ` class="${className}"`}>\n${list}\n</ul>`;
}
