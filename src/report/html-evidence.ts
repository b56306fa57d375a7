/** Evidence in HTML: quoted lines that stand near each other are shown as one passage, marked in the lines around them. */
import type { ContextLine, EvidenceView } from './evidence-view.js';
import { element, escapeHtml } from './html-text.js';
import { shortTime } from './words.js';

/** Lines that may lie between two quotes of one passage. */
const near = 6;

export function evidenceHtml(evidence: readonly EvidenceView[]): string {
  return passagesOf(evidence).map(passageHtml).join('\n');
}

type Passage = readonly [EvidenceView, ...EvidenceView[]];

function passagesOf(evidence: readonly EvidenceView[]): Passage[] {
  const passages: [EvidenceView, ...EvidenceView[]][] = [];
  for (const one of evidence) {
    const before = passages.at(-1)?.at(-1);
    const isNear =
      before !== undefined &&
      one.says === null &&
      before.says === null &&
      one.file !== null &&
      one.file === before.file &&
      Math.abs((one.line ?? 0) - (before.line ?? 0)) <= near;
    if (isNear) passages.at(-1)?.push(one);
    else passages.push([one]);
  }
  return passages;
}

function passageHtml(passage: Passage): string {
  const [first] = passage;
  const last = passage.at(-1) ?? first;
  const quoted = new Set(passage.map(({ line }) => line));
  const around = new Map<number, ContextLine>();
  for (const line of passage.flatMap(({ context }) => context)) if (!quoted.has(line.line)) around.set(line.line, line);
  const lines = [
    ...[...around.values()].map((line) => ({ ...line, text: withoutTrailer(line.text), kind: 'context' })),
    ...passage.map(({ line, text }) => ({ line, text, kind: 'quoted' })),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const rows = lines.map(({ line, text, kind }) => {
    const number = element('span', line === null ? '' : String(line), 'number');
    const shown = kind === 'quoted' ? `<mark class="line">${escapeHtml(text)}</mark>` : element('span', text, 'line');
    return `<li class="${kind}">${number}${shown}</li>`;
  });
  return [
    '<div class="evidence">',
    `<div class="place">${titleHtml(first, last)}</div>`,
    `<ol class="lines">\n${rows.join('\n')}\n</ol>`,
    first.says === null ? '' : element('p', first.says, 'says'),
    '</div>',
  ].join('\n');
}

function titleHtml(first: EvidenceView, last: EvidenceView): string {
  const times = [...new Set([first.time, last.time].flatMap((time) => (time === null ? [] : shortTime(time))))];
  const when = times.length === 0 ? '' : ` ${element('span', times.join(' to '), 'soft')}`;
  return `${escapeHtml(first.place)}${when}`;
}

/** Component, time and thread, which the lines around an entry repeat. */
function withoutTrailer(text: string): string {
  return text.replace(/\s*\$\$<[^<>]*><[^<>]*><thread=[^<>]*>\s*$/, '');
}
