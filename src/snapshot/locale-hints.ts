/**
 * Collects what tells how the artefacts of a machine are written: the code page of its console (`chcp`), and the order of day and
 * month (`iDate` under Control Panel\International). Artefacts of metering servers are written by the site server, as its own are.
 */
import type { DateOrder } from '../model/local-time.js';
import { linesOf } from './lines-of.js';
import type { Place } from './place-of.js';
import { splitTranscript, type TranscriptPart } from './split-transcript.js';

export interface Locale {
  readonly consolePage: string | null;
  readonly dateOrder: DateOrder | null;
}

const orders: Readonly<Record<string, DateOrder>> = { 0: 'mdy', 1: 'dmy', 2: 'ymd' };

export class LocaleHints {
  private readonly locales = new Map<string, Locale>();

  /** Takes the text of any artefact, and remembers what it tells. */
  add(place: Place | null, text: string): void {
    const consolePage = splitTranscript(linesOf(text)).map(printedPage).find(isKnown) ?? null;
    const date = /^\[[^\]]*\\Control Panel\\International\]/im.test(text)
      ? /^"iDate"="([012])"/im.exec(text)?.[1]
      : undefined;
    const dateOrder = date === undefined ? null : (orders[date] ?? null);
    if (consolePage === null && dateOrder === null) return;
    const before = this.locales.get(keyOf(place));
    this.locales.set(keyOf(place), {
      consolePage: before?.consolePage ?? consolePage,
      dateOrder: before?.dateOrder ?? dateOrder,
    });
  }

  of(place: Place | null): Locale {
    return this.locales.get(keyOf(place)) ?? { consolePage: null, dateOrder: null };
  }
}

/** The code page that `chcp` printed: in any language one line with a word or two and the number. */
function printedPage({ command, lines }: TranscriptPart): string | null {
  if (command !== null && !/^chcp(?:\.com)?$/i.test(command)) return null;
  const [line, ...more] = lines.filter((each) => each.trim() !== '');
  return more.length === 0 ? (/^[^\d]{4,40}: ?(\d{3,5})\.?\s*$/.exec(line ?? '')?.[1] ?? null) : null;
}

function isKnown(page: string | null): page is string {
  return page !== null;
}

/** Each client has settings of its own; all others have those of the site server. */
function keyOf(place: Place | null): string {
  return place?.kind === 'client' ? place.name : '';
}
