/** The script of the HTML report: the filter. Without it the report shows all findings. */
export const script = `
'use strict';
const filter = document.querySelector('.filter');
if (filter) {
  const search = filter.querySelector('input[type=search]');
  const boxes = [...filter.querySelectorAll('input[type=checkbox]')];
  const count = filter.querySelector('output');
  const rows = [...document.querySelectorAll('[data-kind]')];
  const apply = () => {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const kinds = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const row of rows) {
      const text = row.dataset.text;
      row.hidden = !kinds.has(row.dataset.kind) || !words.every((word) => text.includes(word));
    }
    const findings = rows.filter((row) => row.tagName === 'ARTICLE');
    count.textContent = findings.filter((row) => !row.hidden).length + ' of ' + findings.length + ' shown';
  };
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  // A link to a finding that the filter hides shows it.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.hidden) return;
    search.value = '';
    for (const box of boxes) box.checked = true;
    apply();
    target.scrollIntoView();
  });
  filter.hidden = false;
  apply();
}
`;
