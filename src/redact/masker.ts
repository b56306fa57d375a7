/** Masks the texts of one report: what looks like a secret in a text, and every secret found in any of its quotes. */
import type { Quote } from '../model/observation.js';
import type { RedactMode } from '../model/report.js';
import type { StatusMeaning } from '../model/stage.js';
import { KnownSecrets, maskEach, shortestKnown } from './known-secrets.js';
import { mask, maskSecrets } from './mask-secrets.js';

export class Masker {
  private readonly known: KnownSecrets;

  /**
   * @param quotes all quotes of the report
   * @param machines what it is about: it prints their names in any case
   */
  constructor(
    quotes: readonly Quote[],
    private readonly mode: RedactMode,
    machines: Iterable<string | null>,
  ) {
    this.known = new KnownSecrets(machines);
    if (mode !== 'none') this.known.add(quotes.flatMap(secretsOf));
  }

  text(text: string): string {
    if (this.mode === 'none') return text;
    return this.known.maskIn(maskSecrets(text).text);
  }

  /** In a damaged record the name of the time zone may have swallowed text. */
  zone(timeZone: string | null): string | null {
    return timeZone === null ? null : this.text(timeZone);
  }

  /**
   * Masks a text made from a quoted line (a capture, a shape). It may lack the words that show a secret to be one, so each word
   * of the secrets of the line is masked in it.
   */
  part(text: string, quote: Quote): string {
    if (this.mode === 'none') return text;
    const words = secretsOf(quote).flatMap((secret) => secret.split(/[\s,;"'()]+/));
    const known = words.filter((word) => this.known.mayKnow(word)).reduce(maskEach, this.text(text));
    return shortSecretsOf(quote).reduce(maskLast, known);
  }

  /** Masks the text of a status message and the strings inserted into it, which are log text, too. */
  status(status: StatusMeaning | null, quote: Quote): (Omit<StatusMeaning, 'strings'> & { strings: string[] }) | null {
    if (status === null) return null;
    const text = status.text === null ? null : this.part(status.text, quote);
    return { ...status, text, strings: status.strings.map((string) => this.part(string, quote)) };
  }

  /** The masked quote with its file, line and time. */
  place(quote: Quote): { file: string; line: number; time: string | null; text: string } {
    return { file: quote.file, line: quote.line, time: quote.time, text: this.quote(quote) };
  }

  /** A line end may tear a secret from its name (`password:`), so what stands before the quoted line is searched with it. */
  quote(quote: Quote): string {
    if (this.mode === 'none') return quote.text;
    const before = maskSecrets(quote.before).text;
    const whole = maskSecrets(joined(quote)).text;
    const shared = commonStart(before, whole);
    const own =
      shared === before.length ? whole.slice(shared).trimStart() : whole.slice(Math.min(shared, whole.length));
    return shortSecretsOf(quote).reduce(maskLast, this.known.maskIn(own));
  }
}

/** Long quotes are cut, and what was cut off may prove a secret in the rest: `net use \\METER02\IPC$ secret` before `/user:`. */
function secretsOf(quote: Quote): readonly string[] {
  return [...shownSecretsOf(quote), ...cutSecretsOf(quote)];
}

function shownSecretsOf(quote: Quote): readonly string[] {
  return maskSecrets(joined(quote)).secrets;
}

/** Those of a quote that was cut, with what was cut off. */
function cutSecretsOf(quote: Quote): readonly string[] {
  return quote.after ? maskSecrets(`${joined(quote).replace(/…$/, '')}${quote.after}`).secrets : [];
}

/** The secrets that only the part cut off proves, and that are too short to be masked by `KnownSecrets`. */
function shortSecretsOf(quote: Quote): string[] {
  const short = cutSecretsOf(quote).filter((secret) => secret.length < shortestKnown);
  return short.filter((secret) => !shownSecretsOf(quote).includes(secret));
}

/** Masks the last place where the secret is a whole word: the part that was cut off stood right behind it. */
function maskLast(text: string, secret: string): string {
  const isInWord = (at: number): boolean =>
    /\w/.test(text.charAt(at - 1)) || /\w/.test(text.charAt(at + secret.length));
  let at = text.lastIndexOf(secret);
  while (at > 0 && isInWord(at)) at = text.lastIndexOf(secret, at - 1);
  return at < 0 || isInWord(at) ? text : `${text.slice(0, at)}${mask}${text.slice(at + secret.length)}`;
}

function joined({ before, text }: Quote): string {
  return before === '' ? text : `${before} ${text}`;
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
