/** The timeline as one page without scripts: the picture, and below it the same in words. */
import { escapeHtml } from './html-text.js';
import { timelineSvg } from './timeline-svg.js';
import { writeTimelineText } from './timeline-text.js';
import type { TimelineWriter } from './timeline-writer.js';
import { noColours } from './writer.js';

const style =
  'body{font-family:system-ui,sans-serif;margin:2em auto;max-width:70em;padding:0 1em}pre{white-space:pre-wrap}';

export const writeTimelineHtml: TimelineWriter = (report, options) => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Timeline of metering servers</title>
<style>${style}</style>
</head>
<body>
<h1>Timeline of metering servers</h1>
${timelineSvg(report.servers)}
<pre>${escapeHtml(writeTimelineText(report, { ...options, colours: noColours }))}</pre>
</body>
</html>
`;
