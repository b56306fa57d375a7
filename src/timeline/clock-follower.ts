/**
 * Watches the clock of one log, over all of its records and not only those of interest: where logging stopped, the clock
 * went back, or the beginning is lost, a timeline can say less. It looks at raw bytes, since these are all it needs.
 */
import type { Limit } from '../model/timeline.js';
import { secondsBetween, spanInWords } from './clock.js';

/** License Server Manager writes in each cycle of 15 minutes (Q299261): four missed ones are a gap. */
const gapSeconds = 3600;
/** Threads write out of order by moments. */
const backSeconds = 120;
const mostLimits = 50;
/** A trailer may be torn between two blocks. */
const overlap = 200;

const opener = '$$<';
const longestName = 80;
const stamp =
  /\$\$<[^<>\r\n]{1,80}><\w{3} (\w{3}) +(\d{1,2}) +(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,3}))? (\d{4})( [^<>\r\n]{1,60})?>/y;
const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

interface Stamp {
  readonly time: string;
  readonly zone: string;
}

export class ClockFollower {
  readonly limits: Limit[] = [];
  private last: (Stamp & { readonly file: string }) | null = null;
  /** The stamp that was seen last where it is of the same minute as `last`, and that minute as it stands there. */
  private latest: string | null = null;
  private minute: string | null = null;
  private rest = '';
  private file = '';
  private lines = 0;
  private counted = 0;

  /** @param gaps whether silence is told: only where a line is due in each cycle */
  constructor(private readonly gaps: boolean) {}

  /** @param text bytes of the file as Latin-1, in order */
  add(file: string, text: string): void {
    if (file !== this.file) this.beginFile(file);
    const whole = this.rest + text;
    let end = 0;
    for (let at = whole.indexOf(opener); at >= 0; at = whole.indexOf(opener, Math.max(end, at + 1))) {
      const from = whole.indexOf('><', at + opener.length) + 2;
      if (from < 2 || from > at + opener.length + longestName + 2) continue;
      const to = whole.indexOf('>', from) + 1;
      if (to === 0) break;
      end = this.see(whole, at, from, to) ? to : end;
    }
    const keep = Math.max(end, whole.length - overlap);
    this.countTo(whole, keep);
    this.rest = whole.slice(keep);
    this.counted = 0;
  }

  /** Most stamps are of the same minute as the one before, and only the last of them counts: this is most of what a long log costs. */
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
    if (passed <= -backSeconds) this.tell('clock', last, now, backInWords(-passed, last.zone !== now.zone));
    else if (this.gaps && passed >= gapSeconds)
      this.tell('gap', last, now, silenceInWords(passed, last.file !== this.file));
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
  const two = (number: string | number): string => String(number).padStart(2, '0');
  const date = `${year}-${two(months.indexOf(month) / 3 + 1)}-${two(day)}`;
  return { time: `${date}T${two(hour)}:${minute}:${second}.${fraction.padEnd(3, '0')}`, zone };
}
