/**
 * Masks passwords in log text. Before SP1 Licsvcfg.log could hold the SQL Server password in clear text (Q235179), so in doubt
 * too much is masked. All forms search the original text, and whatever any of them finds is masked. If each searched what
 * the one before had left, a misplaced quotation mark could make one mask the word "password" and the next miss the password.
 */
import { secretAt } from './secret-end.js';
import { makeSecretForms, type SecretForm } from './secret-forms.js';

export const mask = '********';

let forms: readonly SecretForm[] | null = null;
/** All words of which a form needs one. */
let words: readonly string[] = [];

export interface MaskedText {
  readonly text: string;
  readonly secrets: readonly string[];
}

/** By text: a report has most of its texts masked several times. */
const remembered = new Map<string, MaskedText>();
const mostRemembered = 1000;
const longestRemembered = 2000;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The search goes on inside a secret only up to this length. Otherwise a text without blanks would take quadratic time. */
const longestNested = 2000;

/** @returns the text with a mask in place of each secret, and the secrets */
export function maskSecrets(text: string): MaskedText {
  const known = remembered.get(text);
  if (known) return known;
  const found = findSecrets(text);
  if (remembered.size >= mostRemembered) remembered.clear();
  if (text.length <= longestRemembered) remembered.set(text, found);
  return found;
}

function findSecrets(text: string): MaskedText {
  const possible = possibleForms(text);
  if (possible.length === 0) return { text, secrets: [] };
  const secrets: string[] = [];
  const isSecret = new Uint8Array(text.length);
  const starts = new Set<number>();
  // As typed first: that shows where a secret ends, which is masked alone elsewhere.
  for (const view of new Set([asTyped(text), text]))
    for (const form of possible)
      for (const { from, to } of spansOf(form, view)) {
        // Where two forms find a secret at the same place, the first one knows better where it ends.
        if (starts.has(from)) continue;
        starts.add(from);
        // What is left of an entity are blanks.
        const secret = view.slice(from, to).trimEnd();
        isSecret.fill(1, from, from + secret.length);
        secrets.push(secret);
      }
  return { text: secrets.length === 0 ? text : masked(text, isSecret), secrets };
}

/** The forms whose words the text holds. */
function possibleForms(text: string): readonly SecretForm[] {
  if (forms === null) {
    forms = makeSecretForms();
    words = [...new Set(forms.flatMap(({ needs }) => needs))];
  }
  const plain = text.replace(/\s+/g, '').toLowerCase();
  const held = new Set(words.filter((word) => plain.includes(word)));
  return held.size === 0 ? [] : forms.filter(({ needs }) => needs.some((word) => held.has(word)));
}

/** An entity of a web page, escaped up to three times more: its name or number. */
const entity = /&(?:amp;){0,3}(?:(quot|apos|lt|gt|nbsp|[lr][sd]quo)|#(\d{1,7})|#x([\da-f]{1,6}));/gi;
const signs: Readonly<Record<string, string>> = {
  ...{ quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', ldquo: '"', rdquo: '"', lsquo: "'", rsquo: "'" },
  ...{ 34: '"', 39: "'", 60: '<', 62: '>', 160: ' ', 8216: "'", 8217: "'", 8220: '"', 8221: '"' },
};

/**
 * The text as it was typed, before a spreadsheet doubled its quotation marks or a web page wrote them as entities. It is as long as the
 * original, so offsets hold in both: a decoded sign is padded with blanks on its left.
 */
function asTyped(text: string): string {
  const signed = text.includes('&') ? text.replace(entity, decoded) : text;
  // Only marks that open a quotation: two with nothing behind them are an empty one.
  return signed.replace(/"+/g, (marks, at: number) =>
    /[^\s;,)]/.test(signed.charAt(at + marks.length)) ? '"'.padStart(marks.length) : marks,
  );
}

function decoded(whole: string, name?: string, decimal?: string, hex?: string): string {
  const sign = signs[name?.toLowerCase() ?? Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10)];
  return sign?.padStart(whole.length) ?? whole;
}

/** The search goes on at the start of each secret found, not behind it: an unclosed quote may swallow the next `PWD=`. */
function* spansOf({ announcement, end, isSecret }: SecretForm, text: string): Iterable<Span> {
  announcement.lastIndex = 0;
  for (let match = announcement.exec(text); match; match = announcement.exec(text)) {
    const [from, to] = secretAt(text, announcement.lastIndex, end);
    const secret = text.slice(from, to);
    if (match[0] === '') announcement.lastIndex += 1;
    if (secret.length > longestNested) announcement.lastIndex = to;
    // A word of a sentence or the answer of a command shows in its beginning.
    const beginning = secret.slice(0, 200);
    if (mayBeSecret(beginning) && isSecret(beginning)) yield { from, to };
  }
}

/** Not a few signs, what was masked before, or the word for an empty value. */
function mayBeSecret(found: string): boolean {
  return /^(?!\*{4}|[(<](?:null|none)$).*(?:[\p{L}\p{N}]|[^\s.:=*-]{4})/su.test(found);
}

/** @param isSecret 1 for each letter to be masked. Each run of them becomes one mask */
function masked(text: string, isSecret: Uint8Array): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const end = isSecret.indexOf(isSecret[at] === 1 ? 0 : 1, at);
    const next = end < 0 ? text.length : end;
    result += isSecret[at] === 1 ? mask : text.slice(at, next);
    at = next;
  }
  return result;
}
