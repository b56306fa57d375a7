/**
 * Masks passwords in log text. Before SP1 Licsvcfg.log could hold the SQL Server password in clear text (Q235179), and no
 * article shows the form of that line. So every usual form is looked for, and in doubt too much is masked.
 */

export const mask = '********';

const words = String.raw`pass(?:word|wd|phrase|code)?|pwd|pw|kennwort|secret|credentials?`;
/** What may follow the word "password" in a sentence without being one. */
const sentence = new Set(
  'is was are were for of has had have not and or the a an in on at by to as with from that this could cannot can will must should may might expired changed change incorrect wrong invalid missing empty required policy hash length given set never does do did because but if when while be been being used verified accepted rejected successfully failed mismatch field value check age history file key error'.split(
    ' ',
  ),
);

type Masking = readonly [pattern: RegExp, secretOf: (groups: readonly string[]) => string | null];

/** Each pattern has groups: what stands before the secret, the secret, what stands after it. */
function makeMaskings(): readonly Masking[] {
  return [
    // PWD="...", Password = '...', password: "..."; an unclosed quote runs to the end
    [
      new RegExp(
        String.raw`((?:\b|[_-])\w{0,40}?(?:${words})\w{0,3}["']?\s*(?:[:=]+>?|\bis\b|\bwas\b|\()?\s*["'‘’“”\`])([^"'‘’“”\`]+)(["'‘’“”\`]|$)`,
        'gi',
      ),
      ([, secret = '']) => secret,
    ],
    // PWD=...; in a connection string, where a blank may be part of it
    [
      new RegExp(String.raw`((?:\b|[_-])\w{0,40}?(?:${words})\w{0,3}\s*=\s*)([^;"'\s][^;"']*?)(\s*;)`, 'gi'),
      ([, secret = '']) => secret,
    ],
    // password=..., password: ..., /password:..., password -> ...
    [
      new RegExp(
        String.raw`((?:\b|[/_-])\w{0,40}?(?:${words})\w{0,3}["']?\s*(?:[:=]+>?|->|\()\s*)([^\s;,"')]+)()`,
        'gi',
      ),
      ([, secret = '']) => secret,
    ],
    // SetPassword('account', 'secret'): all arguments
    [/(\w*pass(?:word|wd)?\w*\s*\()([^()]+)(\)|$)/gi, ([, secret = '']) => secret],
    // password is ..., password ... : a word that no sentence would have there
    [
      new RegExp(String.raw`(\b(?:${words})\s+(?:is\s+|was\s+)?)(?!->)([^\s;,"')=:(]+)()`, 'gi'),
      ([, secret = '']) => (sentence.has(secret.toLowerCase().replace(/\.$/, '')) ? null : secret),
    ],
    // isql -Usa -Psecret, osql -U sa -P secret
    [/((?:^|\s)[-/]P[ :=]?)([^\s;,"']{2,})()/g, ([, secret = '']) => secret],
    // UID=sa/secret, sa/secret@server, login sa/secret
    [
      /(\b(?:uid|user(?: ?(?:id|name))?|login|account|logon)\s*[:= ]\s*["']?[^\s;,"'/\\]+\/)([^\s;,"'@]+)()/gi,
      ([, secret = '']) => secret,
    ],
    // net use \\server\share secret /user:domain\name; net user name secret
    [/(\bnet\s+use\s+(?:[A-Z]:\s+)?\\\\\S+\s+)([^\s/*][^\s]*)(\s+\/user:)/gi, ([, secret = '']) => secret],
    [/(\bnet\s+user\s+[^\s/]+\s+)([^\s/*]\S*)()/gi, ([, secret = '']) => secret],
    [/(\/user:\S+\s+)([^\s/*]\S*)()/gi, ([, secret = '']) => secret],
    // <password>...</password>
    [new RegExp(String.raw`(<(?:${words})[^<>]*>)([^<>]+)(<)`, 'gi'), ([, secret = '']) => secret],
  ];
}

/** What no text with a secret lacks, in any form below: one look spares most lines a dozen. */
const trigger =
  /pass|pwd|pw\b|pw\w{0,3}\s*[=:(]|kennwort|secret|credential|(?:^|\s)[-/]P|\/user:|net\s+use|(?:uid|user|login|account|logon)[^/]*\//i;

/** Made when first needed: most reports quote few lines, and a dozen expressions cost more than they do. */
let maskings: readonly Masking[] | null = null;

/** Masks what looks like a secret, and tells what it masked, so that it can be masked elsewhere too. */
export function maskSecrets(text: string): { text: string; secrets: string[] } {
  const secrets: string[] = [];
  if (!trigger.test(text)) return { text, secrets: [] };
  maskings ??= makeMaskings();
  const masked = maskings.reduce(
    (result, [pattern, secretOf]) =>
      result.replace(pattern, (whole: string, before: string, secret: string, after: string) => {
        const found = secretOf([before, secret]);
        if (found === null || found.startsWith('****')) return whole;
        secrets.push(found);
        return `${before}${mask}${after}`;
      }),
    text,
  );
  return { text: masked, secrets };
}
