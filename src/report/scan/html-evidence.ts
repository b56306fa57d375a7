/** Evidence in HTML: quoted lines that are close together are shown as one passage, marked among the lines around them. */
import type { ContextLine, EvidenceView } from '../evidence-view.js';
import { element, escapeHtml } from '../html-text.js';
import { shortTime } from '../words.js';

/** Two quoted lines so many lines apart still belong to one passage. */
const mostApart = 6;

export function evidenceHtml(evidence: readonly EvidenceView[]): string {
  return passagesOf(evidence).map(passageHtml).join('\n');
}

type Passage = readonly [EvidenceView, ...EvidenceView[]];

function passagesOf(evidence: readonly EvidenceView[]): Passage[] {
  const passages: [EvidenceView, ...EvidenceView[]][] = [];
  for (const view of evidence) {
    const before = passages.at(-1)?.at(-1);
    const isNear =
      before !== undefined &&
      view.says === null &&
      before.says === null &&
      view.file !== null &&
      view.file === before.file &&
      Math.abs((view.line ?? 0) - (before.line ?? 0)) <= mostApart;
    if (isNear) passages.at(-1)?.push(view);
    else passages.push([view]);
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

/** Removes component, time and thread from a line around the evidence. */
function withoutTrailer(text: string): string {
  return text.replace(/\s*\$\$<[^<>]*><[^<>]*><thread=[^<>]*>\s*$/, '');
}
