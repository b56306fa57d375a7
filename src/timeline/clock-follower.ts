/**
 * Follows the times of all records of one log, not only of those that matter: across a silence, or where the clock went back, a
 * timeline can say less. It searches the raw bytes for trailers, which is faster than reading entries.
 */
import { monthNumbers } from '../model/months.js';
import type { Limit } from '../model/timeline.js';
import { secondsBetween, spanInWords } from './clock.js';

/** License Server Manager writes in each cycle of 15 minutes (Q299261): four missed cycles are a gap. */
const gapSeconds = 3600;
const hour = 3600;
/** Less than this is not told: threads may write slightly out of order. */
const backSeconds = 120;
const mostLimits = 50;
/** So many letters at the end of a block are looked at again with the next one, since a trailer may be torn between both. */
const overlap = 200;

const opener = '$$<';
const longestComponent = 80;
/** A trailer up to its time: `$$<COMPONENT><Fri Mar 26 10:43:41.123 1999 Eastern Standard Time>`. */
const stamp =
  /\$\$<[^<>\r\n]{1,80}><\w{3} (\w{3}) +(\d{1,2}) +(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,3}))? (\d{4})~?( [^<>\r\n]{1,60})?>/y;

interface Stamp {
  readonly time: string;
  readonly zone: string;
}

export class ClockFollower {
  readonly limits: Limit[] = [];
  private last: (Stamp & { readonly file: string }) | null = null;
  /** The last trailer that was not parsed, because it is of the same minute as `last`. */
  private latest: string | null = null;
  /** The text of that minute: `Fri Mar 26 10:43:`. */
  private minute: string | null = null;
  private rest = '';
  private file = '';
  /** Line ends before the offset `counted` of the current text. */
  private lines = 0;
  private counted = 0;

  /** @param gaps whether to tell silences, for a log that gets a line in each cycle */
  constructor(private readonly gaps: boolean) {}

  /** @param text the next bytes of the file as Latin-1 */
  add(file: string, text: string): void {
    if (file !== this.file) this.beginFile(file);
    const whole = this.rest + text;
    let end = 0;
    for (let at = whole.indexOf(opener); at >= 0; at = whole.indexOf(opener, Math.max(end, at + 1))) {
      const from = whole.indexOf('><', at + opener.length) + 2;
      if (from < 2 || from > at + opener.length + longestComponent + 2) continue;
      const to = whole.indexOf('>', from) + 1;
      if (to === 0) break;
      end = this.see(whole, at, from, to) ? to : end;
    }
    const keep = Math.max(end, whole.length - overlap);
    this.countTo(whole, keep);
    this.rest = whole.slice(keep);
    this.counted = 0;
  }

  /**
   * Takes the trailer at `at`, whose time lies between `from` and `to`. Most are of the same minute as the one before, and only the
   * last of these is parsed: this function is most of what a long log costs.
   * @returns whether it is a trailer
   */
  private see(text: string, at: number, from: number, to: number): boolean {
    if (this.minute !== null && to - from <= overlap && text.startsWith(this.minute, from)) {
      this.latest = text.slice(at, to);
      return true;
    }
    const found = stampAt(text, at);
    if (found === null) return false;
    this.settle();
    this.minute = /^.*?\d:\d\d:/.exec(text.slice(from, to))?.[0] ?? null;
    this.countTo(text, at);
    this.next(read(found));
    return true;
  }

  /** Parses the last trailer of a minute that is over. */
  private settle(): void {
    const found = this.latest === null ? null : stampAt(this.latest, 0);
    if (found !== null && this.last !== null) this.last = { ...this.last, ...read(found) };
    this.latest = null;
    this.minute = null;
  }

  private beginFile(file: string): void {
    this.settle();
    this.file = file;
    this.rest = '';
    this.lines = 0;
    this.counted = 0;
  }

  private countTo(text: string, to: number): void {
    for (let at = text.indexOf('\n', this.counted); at >= 0 && at < to; at = text.indexOf('\n', at + 1))
      this.lines += 1;
    this.counted = Math.max(this.counted, to);
  }

  private next(now: Stamp): void {
    const { last } = this;
    this.last = { ...now, file: this.file };
    if (last === null || last.time === now.time) return;
    const passed = secondsBetween(last.time, now.time) ?? 0;
    const silent = passed + shift(last, now);
    if (passed <= -backSeconds) this.tell('clock', last, now, backInWords(-passed, last.zone !== now.zone));
    else if (this.gaps && silent >= gapSeconds)
      this.tell('gap', last, now, silenceInWords(silent, last.file !== this.file));
  }

  private tell(kind: Limit['kind'], last: Stamp, now: Stamp, says: string): void {
    if (this.limits.length >= mostLimits) return;
    this.limits.push({ kind, file: this.file, line: this.lines + 1, from: last.time, to: now.time, says });
  }
}

function stampAt(text: string, at: number): RegExpExecArray | null {
  stamp.lastIndex = at;
  return stamp.exec(text);
}

/** Seconds to add to the difference of two times, as far as English names of zones tell: daylight saving time began or ended in between. */
function shift(last: Stamp, now: Stamp): number {
  if (last.zone === '' || now.zone === '') return 0;
  return (isSummer(last) ? hour : 0) - (isSummer(now) ? hour : 0);
}

function isSummer({ zone }: Stamp): boolean {
  return / daylight /i.test(`${zone} `);
}

function backInWords(seconds: number, zoneChanged: boolean): string {
  const why = zoneChanged
    ? 'the name of the time zone changed, so daylight saving time ended'
    : 'it was set, or another log was joined on';
  return `the clock goes back by ${spanInWords(seconds)} (${why}); durations over this place mean nothing, and the order of the lines counts`;
}

function silenceInWords(seconds: number, atRollover: boolean): string {
  const silence = `no line for ${spanInWords(seconds)}, though the manager writes in each cycle of 15 minutes (Q299261)`;
  return atRollover
    ? `${silence}; the gap lies between the log and its rollover, so a generation between them may be lost`
    : `${silence}: logging or SMS Executive was stopped, or the clock was set forward; what was tried meanwhile is not here`;
}

function read([
  ,
  month = '',
  day = '',
  hour = '',
  minute,
  second,
  fraction = '',
  year,
  zone = '',
]: RegExpMatchArray): Stamp {
  const two = (number: string): string => number.padStart(2, '0');
  const date = `${year}-${monthNumbers[month] ?? '00'}-${two(day)}`;
  return { time: `${date}T${two(hour)}:${minute}:${second}.${fraction.padEnd(3, '0')}`, zone };
}
