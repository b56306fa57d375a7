/**
 * Masks passwords in log text. Before SP1 Licsvcfg.log could hold the SQL Server password in clear text (Q235179), so in doubt
 * too much is masked. All patterns search the original text, and whatever any of them finds is masked. If each searched what
 * the one before had left, a misplaced quotation mark could make one mask the word "password" and the next miss the password.
 */
import { makeSecretPatterns, type SecretPattern } from './secret-patterns.js';

export const mask = '********';

/**
 * Every text with a secret holds one of these, ignoring case and white space. They are tried before `trigger`, because
 * compiling that takes longer than searching the few lines of most reports.
 */
const plainWords = [
  ...['pass', 'pw', 'kennwort', 'contrase', 'senha', 'wachtwoord', 'parola', 'secret', 'credential', 'identified'],
  ...['lösenord', 'losenord', 'salasana', 'adgangskode', 'hasło', 'haslo', 'heslo', 'jelsz', 'psw'],
  ...['пароль', 'パスワード', '密码', '密碼', '口令', '암호', '비밀번호'],
  ...['sp_', 'logonuser', 'netuse', 'net.exeuse', '-p', '/', 'sqlconnect', 'dbopen', 'wnetadd', 'openrowset', 'sa'],
];

/** Every text with a secret matches this, whatever pattern finds it. It spares most lines the two dozen patterns. */
const trigger =
  /p\s?a\s?s\s?s|p\s?w\s?d|pw\b|pw\w{0,3}\s*[=:(]|kennwort|contrase|senha|wachtwoord|parola|secret|credential|sp_|identified|logonuser|[io]sql\b|@|(?:^|\s)[-/]P|\/u(?:ser)?:|\/rp\s|psexec|psw|passord|p\/w|l[öo]senord|salasana|adgangskode|has[łl]o|heslo|jelsz[óo]|пароль|パスワード|密码|密碼|口令|암호|비밀번호|sqlconnect|dbopen|dblogin|wnetaddconnection|netuseradd|openrowset|opendatasource|\bsa\b|net(?:\.exe)?\s+use|(?:uid|user|login|account|logon)[^/]*\//i;

/** Made when first needed: most reports hold no text that may hold a secret. */
let patterns: readonly SecretPattern[] | null = null;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The search goes on inside a secret only up to this length. Otherwise a text without blanks would take quadratic time. */
const longestNested = 2000;

/** @returns the text with a mask in place of each secret, and the secrets */
export function maskSecrets(text: string): { text: string; secrets: string[] } {
  if (!mayHoldSecret(text)) return { text, secrets: [] };
  patterns ??= makeSecretPatterns();
  const secrets: string[] = [];
  const isSecret = new Uint8Array(text.length);
  const starts = new Set<number>();
  for (const view of new Set([text, asTyped(text)]))
    for (const pattern of patterns)
      for (const { from, to } of spansOf(pattern, view)) {
        // Where two patterns find a secret at the same place, the first one knows better where it ends.
        if (starts.has(from)) continue;
        starts.add(from);
        isSecret.fill(1, from, to);
        secrets.push(text.slice(from, to));
      }
  return { text: secrets.length === 0 ? text : masked(text, isSecret), secrets };
}

function mayHoldSecret(text: string): boolean {
  const plain = text.replace(/\s+/g, '').toLowerCase();
  return plainWords.some((word) => plain.includes(word)) && trigger.test(text);
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
  const signed = text.replace(entity, (whole, name?: string, decimal?: string, hex?: string) => {
    const sign = signs[name?.toLowerCase() ?? Number.parseInt(decimal ?? hex ?? '', decimal === undefined ? 16 : 10)];
    return sign?.padStart(whole.length) ?? whole;
  });
  // Only marks that open a quotation: two with nothing behind them are an empty one.
  return signed.replace(/"+/g, (marks, at: number) =>
    /[^\s;,)]/.test(signed.charAt(at + marks.length)) ? '"'.padStart(marks.length) : marks,
  );
}

/** The search goes on at the start of each secret found, not behind it: an unclosed quote may swallow the next `PWD=`. */
function* spansOf([pattern, isSecret]: SecretPattern, text: string): Iterable<Span> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, before = '', secret = ''] = match;
    const from = match.index + before.length;
    if (secret.length <= longestNested) pattern.lastIndex = Math.max(from, match.index + 1);
    if (isSecret(secret) && !secret.startsWith('****')) yield { from, to: from + secret.length };
  }
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
