/** The formats of `timeline`; the keys are the choices of its `--format`. */
import { writeJson } from './json.js';
import { writeTimelineHtml } from './timeline-html.js';
import { writeTimelineSvg } from './timeline-svg.js';
import { writeTimelineText } from './timeline-text.js';
import type { TimelineWriter } from './timeline-writer.js';

export const timelineWriters = {
  text: writeTimelineText,
  json: writeJson,
  svg: writeTimelineSvg,
  html: writeTimelineHtml,
} as const satisfies Record<string, TimelineWriter>;
