/** The timeline as one HTML page without scripts: the picture, and below it the text, which scrolls sideways where it is too wide. */
import { plainPage } from '../html-page.js';
import { element, escapeHtml } from '../html-text.js';
import { noColours } from '../writer.js';
import { timelineSvg } from './svg.js';
import { writeTimelineText } from './text.js';
import type { TimelineWriter } from './writer.js';

const title = 'Timeline of metering servers';

export const writeTimelineHtml: TimelineWriter = (report, options) => {
  const picture = timelineSvg(report.servers);
  const text = writeTimelineText(report, { ...options, colours: noColours });
  const content = [
    `<main>\n${element('h1', title)}`,
    picture === '' ? '' : `<div class="picture" tabindex="0" role="group" aria-label="Timeline">${picture}</div>`,
    `<div class="rows" tabindex="0" role="group" aria-label="In words"><pre>${escapeHtml(text)}</pre></div>\n</main>`,
  ];
  return plainPage(title, report.tool.version, content.filter((part) => part !== '').join('\n'));
};
