/** The formats of `timeline`; the keys are the choices of its `--format`. */
import { writeJson } from '../json.js';
import { writeTimelineHtml } from './html.js';
import { writeTimelineSvg } from './svg.js';
import { writeTimelineText } from './text.js';
import type { TimelineWriter } from './writer.js';

export const timelineWriters = {
  text: writeTimelineText,
  json: writeJson,
  svg: writeTimelineSvg,
  html: writeTimelineHtml,
} as const satisfies Record<string, TimelineWriter>;
