/** Escapes text for HTML and SVG: as text, or as the value of an attribute in double quotes. Text must not be put anywhere else. */
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

/** An element with text in it. @param className not escaped: only our own names */
export function element(name: string, text: string, className = ''): string {
  return `<${name}${className === '' ? '' : ` class="${className}"`}>${escapeHtml(text)}</${name}>`;
}

export function tableHead(columns: readonly string[]): string {
  return `<thead><tr>${columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead>`;
}

/** A heading and a list; empty when there are no items. */
export function htmlList(level: 2 | 3, title: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  const list = items.map((item) => element('li', item)).join('\n');
  return `${element(`h${level}`, title)}\n<ul>\n${list}\n</ul>`;
}
