import type { TimelineWriter } from './timeline-writer.js';

export const writeTimelineJson: TimelineWriter = (report) => `${JSON.stringify(report, null, 2)}\n`;
