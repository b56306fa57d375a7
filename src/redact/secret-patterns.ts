/**
 * The forms in which a password stands in a log, a command line or a connection string, as patterns. No article shows the form
 * of the line that Licsvcfg.log could hold before SP1 (Q235179), so every usual one is here.
 */

const words = String.raw`pass(?:word|wd|wort|phrase|code)?|p\s?a\s?s\s?s\s?w\s?o\s?r\s?d|p\s?w\s?d|pw|kennwort|contrase(?:ñ|n)a|mot de passe|senha|wachtwoord|parola|secret|credentials?`;
/** All before the password: options, a device, the share. */
const netUse = String.raw`\bnet(?:\.exe)?\s+use\s+(?:\/\S+\s+){0,3}(?:(?:[A-Z]:|LPT\d:?|\*)\s+)?(?:"\\\\[^"]*"|\\\\\S+)\s+`;
/** What may follow the word "password" in a sentence without being one. */
const sentence = new Set(
  'is was are were for of has had have not and or the a an in on at by to as with from that this could cannot can will must should may might expired changed change incorrect wrong invalid missing empty required policy hash length given set never does do did because but if when while be been being used verified accepted rejected successfully failed mismatch field value check age history file key error connect user users account be set sa null database server'.split(
    ' ',
  ),
);

/** The pattern has two groups: what stands before the secret, and the secret. */
export type SecretPattern = readonly [pattern: RegExp, isSecret: (found: string) => boolean];

const always: SecretPattern[1] = () => true;
const unlessInSentence: SecretPattern[1] = (found) => !sentence.has(found.toLowerCase().replace(/\.$/, ''));

/** What several find is masked as the first of them says. */
export function makeSecretPatterns(): readonly SecretPattern[] {
  return [
    // PWD="...", Password = '...', password: "..."; an unclosed quote runs to the end
    [
      new RegExp(
        String.raw`((?:\b|[_-])\w{0,40}?(?:${words})\w{0,3}["']?\s*(?:[:=]+>?|\bis\b|\bwas\b|\()?\s*["'‘’“”\`])([^"'‘’“”\`]+)(?:["'‘’“”\`]|$)`,
        'gi',
      ),
      always,
    ],
    // PWD={...}: ODBC has a semicolon in braces
    [new RegExp(String.raw`((?:\b|[_-])\w{0,40}?(?:${words})\w{0,3}\s*=\s*\{)([^}]+)(?:\}|$)`, 'gi'), always],
    // PWD=...; in a connection string, where a blank may be part of it
    [
      new RegExp(String.raw`((?:\b|[_-])\w{0,40}?(?:${words})\w{0,3}\s*=\s*)([^;"'\s{][^;]{0,200}?)\s{0,20};`, 'gi'),
      always,
    ],
    // password=..., password: ..., /password:..., password -> ...
    [
      new RegExp(
        String.raw`((?:\b|[/_-])\w{0,40}?(?:${words})\w{0,3}["']?\s*(?:[:=]+>?|->|\(|\[)\s*)([^\s;,)\]"'{][^\s;,)\]]*)`,
        'gi',
      ),
      always,
    ],
    // UID=sa;PWD=...: to the next semicolon or the end, whatever it holds
    [/((?:;|\buid\s*=)[^\r\n]{0,300}?\b(?:pwd|password)\s*=\s*)([^;*{][^;]*)(?:;|$)/gi, always],
    // SetPassword('account', 'secret'), LogonUser(account, domain, secret): all arguments
    [/((?:\w*pass(?:word|wd)?\w*|\blogonuser\w*)\s*\()([^()]+)(?:\)|$)/gi, always],
    // sp_password NULL, 'secret', 'sa'; identified by secret
    [/(\bsp_(?:password|addlogin)\s+)([^\r\n;]+)/gi, always],
    [/(\bidentified\s+by\s+)(\S+)/gi, always],
    // odbc://sa:secret@host, sa/secret@SRV1
    [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]+:)([^\s@/]+)@/gi, always],
    [/((?:^|\s)[\w.\\-]{1,60}\/)([^\s/@]+)@[\w.-]+/g, always],
    // password - secret, password..... secret, password from secret to secret
    [new RegExp(String.raw`(\b(?:${words})(?:\s+-+\s+|\s*\.{2,}\s*|\s+from\s+))(\S+)`, 'gi'), always],
    // credentials sa:secret
    [/(\bcredentials?\s+[^\s:;,]+:)([^\s;,]+)/gi, always],
    // password is ..., password ... : a word that no sentence would have there
    [new RegExp(String.raw`(\b(?:${words})\s+(?:is\s+|was\s+)?)(?!->)([^\s;,"')=:(]+)`, 'gi'), unlessInSentence],
    // password for sa is secret, password of sa = secret, password (sa): secret, password was set to secret
    [
      new RegExp(
        String.raw`(\b(?:${words})\w{0,3}\b[^:=;"'\r\n]{0,60}?(?:[:=]+|\s(?:is|was|to|used|value|by)\b(?:\s+set\s+to\b)?)\s*["'\[(]?)([^\s;,"'\])*(:={][^\s;,"'\])]*)`,
        'gi',
      ),
      unlessInSentence,
    ],
    // user id and password: account, secret
    [new RegExp(String.raw`(\buser\w*[^\r\n]{0,20}?(?:${words})\w{0,3}\s*[:=]\s*[^\s;,]+\s*,\s*)(\S+)`, 'gi'), always],
    // isql -Usa -Psecret, osql -U sa -P secret, osql -U sa -P "secret"
    [/((?:^|\s)[-/]P[ :=]{0,3}["'])([^"']+)(?:["']|$)/g, always],
    [/((?:^|\s)[-/]P[ :=]?)([^\s;,"']{2,})/g, always],
    [/(\b[io]sql\b[^\r\n]{0,200}?\s-p\s*)([^\s"']\S*)/gi, always],
    // UID=sa/secret, sa/secret@server, login sa/secret
    [/(\b(?:uid|user(?: ?(?:id|name))?|login|account|logon)\s*[:= ]\s*["']?[^\s;,"'/\\]+\/)([^\s;,"'@]+)/gi, always],
    // net use \\server\share secret /user:domain\name; net user name secret
    [new RegExp(String.raw`(${netUse})("[^"]*"|[^\s/*]\S*)\s+\/user:`, 'gi'), always],
    [
      new RegExp(
        String.raw`(${netUse})("[^"]*"|[^\s/*]\S*)(?=\s{0,9}(?:\/|$)|[^\S\r\n]{0,9}[\r\n]|\s{1,9}(?:\(|\d?[>&|])|["'\`](?:\s|$))`,
        'gi',
      ),
      unlessInSentence,
    ],
    [/(\bnet(?:\.exe)?\s+user\s+[^\s/]+\s+)("[^"]*"|[^\s/*]\S*)/gi, always],
    [/(\/user:\S+\s+)("[^"]*"|(?!\\\\)[^\s/*]\S*)/gi, always],
    // <password>...</password>
    [new RegExp(String.raw`(<(?:${words})[^<>]*>)([^<>]+)<`, 'gi'), always],
  ];
}
