/**
 * The timeline as a picture: servers as rows, time as the axis, attempts as bars, findings as diamonds. Outcomes differ in pattern as
 * well as in colour, and every bar and diamond has a title in words, for print and for screen readers.
 */
import type { FindingAt, TimelineAttempt, TimelineReport, TimelineServer } from '../../model/timeline.js';
import { escapeHtml } from '../html-text.js';
import { plural, shortTime } from '../words.js';
import type { TimelineWriter } from './writer.js';

const width = 960;
const left = 150;
const right = 20;
const rowHeight = 34;
const top = 46;
/** Width of a bar at least, so that a short attempt can be seen. */
const leastBar = 5;
const mostBars = 400;

type Servers = TimelineReport['servers'];

export const writeTimelineSvg: TimelineWriter = ({ servers }) => `${timelineSvg(servers)}\n`;

/** The picture without a final line end, for use in a page; empty where no attempt has a time. */
export function timelineSvg(servers: Servers): string {
  const shown = servers.filter(({ attempts }) => attempts.some(({ startedAt }) => startedAt !== null));
  const span = spanOf(shown);
  if (span === null) return '';
  const height = top + shown.length * rowHeight + 44;
  const x = (time: string): number =>
    left + ((toNumber(time) - span.from) / (span.to - span.from)) * (width - left - right);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="100%" role="img" aria-labelledby="timeline-title timeline-about" font-family="system-ui, sans-serif" font-size="12">`,
    `<title id="timeline-title">Attempts to install metering servers</title>`,
    `<desc id="timeline-about">${escapeHtml(shown.map(inWords).join(' '))}</desc>`,
    patterns,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...axis(span, x, height),
    ...shown.flatMap((server, index) => row(server, top + index * rowHeight, x)),
    ...legend(height - 14),
    '</svg>',
  ].join('\n');
}

const patterns =
  '<defs><pattern id="timeline-failed" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#f4b8b0"/><rect width="3" height="6" fill="#a3180a"/></pattern></defs>';

const looks: Record<TimelineAttempt['outcome'], string> = {
  succeeded: 'fill="#1d6b33" stroke="#0c3d1a"',
  failed: 'fill="url(#timeline-failed)" stroke="#a3180a"',
  unfinished: 'fill="#fff" stroke="#5a4a00" stroke-dasharray="3 2"',
};

function row({ server, attempts, findings }: TimelineServer, y: number, x: (time: string) => number): string[] {
  const bars = attempts.slice(-mostBars).flatMap((attempt) => bar(server, attempt, y, x));
  return [
    `<text x="${left - 10}" y="${y + 18}" text-anchor="end" font-weight="bold">${escapeHtml(shorten(server))}</text>`,
    `<line x1="${left}" x2="${width - right}" y1="${y + rowHeight - 4}" y2="${y + rowHeight - 4}" stroke="#ddd"/>`,
    ...bars,
    ...findings.flatMap((finding) => marks(finding, y, x)),
  ];
}

function bar(server: string, attempt: TimelineAttempt, y: number, x: (time: string) => number): string[] {
  const { startedAt, endedAt, outcome, stoppedAt } = attempt;
  if (startedAt === null) return [];
  const from = x(startedAt);
  const length = Math.max(leastBar, x(endedAt ?? startedAt) - from);
  const says = `${server}, ${shortTime(startedAt)}: ${outcome}${stoppedAt === null ? '' : ` at ${stoppedAt}`}`;
  return [
    `<rect x="${round(Math.min(from, width - right - leastBar))}" y="${y + 8}" width="${round(length)}" height="14" ${looks[outcome]}><title>${escapeHtml(says)}</title></rect>`,
  ];
}

/** A diamond at the first and at the last time of a finding. */
function marks(
  { title, article, signature, times, state }: FindingAt,
  y: number,
  x: (time: string) => number,
): string[] {
  const ends = [...new Set([times[0], times.at(-1)].flatMap((time) => (time ? round(x(time)) : [])))];
  return ends.map((at) => {
    const fill = state === 'active' ? '#000' : '#fff';
    return `<path d="M${at} ${y} l5 5 l-5 5 l-5 -5 z" fill="${fill}" stroke="#000"><title>${escapeHtml(`${article ?? signature}: ${title} (${state})`)}</title></path>`;
  });
}

function axis({ from, to }: Span, x: (time: string) => number, height: number): string[] {
  const bottom = height - 38;
  return Array.from({ length: 5 }, (_, i) => new Date(from + ((to - from) * i) / 4).toISOString().slice(0, 19)).flatMap(
    (time, i) => {
      const at = round(x(time));
      const anchor = i === 0 ? 'start' : i === 4 ? 'end' : 'middle';
      return [
        `<line x1="${at}" x2="${at}" y1="${top - 8}" y2="${bottom}" stroke="#bbb" stroke-dasharray="2 3"/>`,
        `<text x="${at}" y="${top - 14}" text-anchor="${anchor}" fill="#333">${shortTime(time).slice(0, 16)}</text>`,
      ];
    },
  );
}

function legend(y: number): string[] {
  const bars = (['succeeded', 'failed', 'unfinished'] as const).flatMap((outcome, i) => [
    `<rect x="${left + i * 120}" y="${y - 11}" width="22" height="12" ${looks[outcome]}/>`,
    `<text x="${left + i * 120 + 28}" y="${y}">${outcome}</text>`,
  ]);
  const at = left + 380;
  return [
    ...bars,
    `<path d="M${at} ${y - 10} l5 5 l-5 5 l-5 -5 z" fill="#000"/>`,
    `<text x="${at + 12}" y="${y}">a finding (hollow: resolved)</text>`,
  ];
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanOf(servers: Servers): Span | null {
  const times = servers
    .flatMap(({ attempts, findings }) => [
      ...attempts.flatMap(({ startedAt, endedAt }) => [startedAt, endedAt]),
      ...findings.flatMap(({ times }) => times),
    ])
    .flatMap((time) => (time === null ? [] : toNumber(time)));
  if (times.length === 0) return null;
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  const room = Math.max(60_000, (to - from) * 0.02);
  return { from: from - room, to: to + room };
}

function inWords({ server, attemptsSeen, outcome, attempts }: TimelineServer): string {
  const last = attempts.at(-1);
  const where = last?.stoppedAt ? ` at ${last.stoppedAt}` : '';
  return `${server}: ${plural(attemptsSeen, 'attempt')}, the last ${outcome}${where}${last?.startedAt ? `, ${shortTime(last.startedAt)}` : ''}.`;
}

/** The local time of a log as a number, only for comparing with others. */
function toNumber(time: string): number {
  return Date.parse(`${time}Z`);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function shorten(name: string): string {
  return name.length > 18 ? `${name.slice(0, 17)}…` : name;
}
