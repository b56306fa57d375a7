/** The HTML report apart from its findings: the figures at the top, unexplained errors, and what was read. */
import type { Report } from '../../model/report.js';
import { element, escapeHtml, tableHead } from '../html-text.js';
import { lacksMeteringLogs, meteringLogAdvice } from '../missing-logs.js';
import { unreadInputs } from '../unread-inputs.js';
import { foldedText, plural, shortTime, sizeInWords } from '../words.js';

export function tilesHtml({ findings, summary, inputs }: Report): string {
  const active = findings.filter(({ state }) => state === 'active');
  const count = (severity: string): number => active.filter((finding) => finding.severity === severity).length;
  const resolved = findings.length - active.length;
  const tiles: (readonly [number, string, string])[] = [
    [count('error'), 'active failures', count('error') > 0 ? 'error' : 'good'],
    [count('warning'), 'active warnings', count('warning') > 0 ? 'warning' : ''],
    [resolved, 'resolved', resolved > 0 ? 'good' : ''],
    [summary.servers, 'servers concerned', ''],
    [summary.files, `logs read (${sizeInWords(summary.bytes)})`, inputs.complete ? '' : 'warning'],
  ];
  const items = tiles.map(
    ([number, name, tone]) =>
      `<li${tone === '' ? '' : ` class="${tone}"`}>${element('strong', String(number))}${escapeHtml(name)}</li>`,
  );
  return `<ul class="tiles">\n${items.join('\n')}\n</ul>`;
}

export function unexplainedHtml({ unexplained }: Report): string {
  if (unexplained.length === 0) return '';
  const rows = unexplained.map(({ shape, occurrences, servers, stages, first, last }) => {
    const places = [first, last].map(({ file, line }) => `<td><code>${escapeHtml(`${file}:${line}`)}</code></td>`);
    const folded = foldedText({ shape, first }).map((text) => `<br>first: <code>${escapeHtml(text)}</code>`);
    return `<tr>${element('td', String(occurrences))}<td><code>${escapeHtml(shape)}</code>${folded.join('')}</td>${element('td', servers.join(', '))}${element('td', (stages ?? []).join(', '))}${places.join('')}</tr>`;
  });
  return `<h2>Errors that no signature explains</h2>
<table>${tableHead(['Times', 'Error', 'Servers', 'Stage', 'First', 'Last'])}
<tbody>
${rows.join('\n')}
</tbody></table>`;
}

export function inputsHtml(report: Report): string {
  const { inputs } = report;
  const unread = unreadInputs(inputs);
  const advice = lacksMeteringLogs(report)
    ? `<h2>How to get a metering log</h2>\n<pre class="command">${escapeHtml(meteringLogAdvice(90))}</pre>`
    : '';
  const problems =
    unread.length === 0
      ? ''
      : `<h2>Not read in full: the diagnosis is incomplete</h2>\n<ul>${unread.map(({ path, problem }) => element('li', `${path}: ${problem}`)).join('\n')}</ul>`;
  const rows = inputs.files.map(({ path, log, bytes, entries, firstTime, lastTime, status }) => {
    const span = firstTime && lastTime ? `${shortTime(firstTime)} to ${shortTime(lastTime)}` : '';
    const size = bytes === null ? '' : sizeInWords(bytes);
    return `<tr><td><code>${escapeHtml(path)}</code></td>${[log ?? '', size, entries === null ? '' : String(entries), span, status].map((text) => element('td', text)).join('')}</tr>`;
  });
  const table =
    rows.length === 0
      ? ''
      : `<details><summary>${escapeHtml(`What was read: ${plural(inputs.files.length, 'file')}`)}</summary>
<table>${tableHead(['File', 'Log', 'Size', 'Records', 'Times', 'State'])}
<tbody>
${rows.join('\n')}
</tbody></table></details>`;
  return [problems, advice, table].filter((part) => part !== '').join('\n');
}
