/**
 * Masks passwords in log text. Before SP1 Licsvcfg.log could hold the SQL Server password in clear text (Q235179), so in doubt
 * too much is masked. Every pattern looks at the text as it is, and what any of them finds is masked: were one to look at what
 * another has masked already, a quote that stands too early could take the name of a password away and leave the password.
 */
import { makeSecretPatterns, type SecretPattern } from './secret-patterns.js';

export const mask = '********';

/** One of these is in every text with a secret, blanks and capitals aside. The trigger takes longer to compile than a few lines to be read. */
const plainWords = [
  ...['pass', 'pw', 'kennwort', 'contrase', 'senha', 'wachtwoord', 'parola', 'secret', 'credential', 'identified'],
  ...['lösenord', 'losenord', 'salasana', 'adgangskode', 'hasło', 'haslo', 'heslo', 'jelsz', 'psw'],
  ...['пароль', 'パスワード', '密码', '密碼', '口令', '암호', '비밀번호'],
  ...['sp_', 'logonuser', 'netuse', 'net.exeuse', '-p', '/', 'sqlconnect', 'dbopen', 'wnetadd', 'openrowset', 'sa'],
];

/** What no text with a secret lacks, in any form below: one look spares most lines a dozen. */
const trigger =
  /p\s?a\s?s\s?s|p\s?w\s?d|pw\b|pw\w{0,3}\s*[=:(]|kennwort|contrase|senha|wachtwoord|parola|secret|credential|sp_|identified|logonuser|[io]sql\b|@|(?:^|\s)[-/]P|\/u(?:ser)?:|\/rp\s|psexec|psw|passord|p\/w|l[öo]senord|salasana|adgangskode|has[łl]o|heslo|jelsz[óo]|пароль|パスワード|密码|密碼|口令|암호|비밀번호|sqlconnect|dbopen|dblogin|wnetaddconnection|netuseradd|openrowset|opendatasource|\bsa\b|net(?:\.exe)?\s+use|(?:uid|user|login|account|logon)[^/]*\//i;

/** Made when first needed: most reports quote few lines, and a dozen expressions cost more than they do. */
let patterns: readonly SecretPattern[] | null = null;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A secret that is longer is not looked into for another: time must not grow with the square of a text without blanks. */
const longestNested = 2000;

/** Masks what looks like a secret, and tells what it masked, so that it can be masked elsewhere too. */
export function maskSecrets(text: string): { text: string; secrets: string[] } {
  if (!mayHoldSecret(text)) return { text, secrets: [] };
  patterns ??= makeSecretPatterns();
  const secrets: string[] = [];
  const isSecret = new Uint8Array(text.length);
  const starts = new Set<number>();
  for (const view of new Set([text, asTyped(text)]))
    for (const pattern of patterns)
      for (const { from, to } of spansOf(pattern, view)) {
        // Of two that begin at the same place the earlier pattern knows better where it ends.
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

const signs: Readonly<Record<string, string>> = { quot: '"', '#34': '"', apos: "'", '#39': "'", lt: '<', gt: '>' };

/**
 * As it was before it came into a cell, where quotation marks are doubled, or a web page. Each letter keeps its place: a sign stands at the
 * end of what it was written as.
 */
function asTyped(text: string): string {
  const signed = text.replace(/&(?:amp;){0,3}(quot|#34|apos|#39|lt|gt);/g, (entity, name: string) =>
    (signs[name] ?? '').padStart(entity.length),
  );
  // What opens a text: an empty one has nothing between two marks.
  return signed.replace(/"+/g, (marks, at: number) =>
    /[^\s;,)]/.test(signed.charAt(at + marks.length)) ? '"'.padStart(marks.length) : marks,
  );
}

/** What is found is looked into again: an unclosed quote may hold the name of the next secret. */
function* spansOf([pattern, isSecret]: SecretPattern, text: string): Iterable<Span> {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [, before = '', secret = ''] = match;
    const from = match.index + before.length;
    if (secret.length <= longestNested) pattern.lastIndex = Math.max(from, match.index + 1);
    if (isSecret(secret) && !secret.startsWith('****')) yield { from, to: from + secret.length };
  }
}

/** One mask for each run of letters that are secret. */
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
