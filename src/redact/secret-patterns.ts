/**
 * Patterns of passwords in logs, command lines and connection strings. No article shows the line with the password that
 * Licsvcfg.log could hold before SP1 (Q235179), so every usual form is here.
 */

/** What a password is called: some languages, and letters set apart. */
const words = String.raw`pass(?:word|wd|wort|phrase|code)?|passord|p\s?a\s?s\s?s\s?w\s?o\s?r\s?d|p\s?w\s?d|pw|p\/w|pswd?|kennwort|contrase(?:ñ|n)a|mot de passe|senha|wachtwoord|parola|l(?:ö|o)senord|salasana|adgangskode|has(?:ł|l)o|heslo|jelsz(?:ó|o)|secret|credentials?`;
/** The same in scripts whose letters have no `\b` in a regular expression. */
const foreignWords = 'пароль|パスワード|密码|密碼|口令|암호|비밀번호';
/** `net use` up to the password: options, a device, the share. A share before a colon is the subject of a message instead. */
const netUse = String.raw`\bnet(?:\.exe)?\s+use\s+(?:\/\S+\s+){0,3}(?:(?:[A-Z]:|LPT\d:?|\*)\s+)?(?:"\\\\[^"]*"|\\\\\S*[^\s:,;"'\`])\s+(?:\/\S+\s+){0,3}`;
/** Words that may follow "password" in a sentence without being one. */
const sentence = new Set(
  'is was are were for of has had have not and or the a an in on at by to as with from that this could cannot can will must should may might expired changed change incorrect wrong invalid missing empty required policy hash length given set never does do did because but if when while be been being used verified accepted rejected successfully failed mismatch field value check age history file key error connect user users account be set sa null database server system command completed succeeded successful successfully returned returns result status code exit rc ok done access denied timed out took fails ended exited then now again via using mapped connected disconnected'.split(
    ' ',
  ),
);

/** The pattern has two groups, what stands before the secret and the secret; `isSecret` is asked about the second. */
export type SecretPattern = readonly [pattern: RegExp, isSecret: (found: string) => boolean];

const always: SecretPattern[1] = () => true;
const unlessInSentence: SecretPattern[1] = (found) => !sentence.has(found.toLowerCase().replace(/\.$/, ''));
/** Behind a share: not the answer of the command, nor a few signs that part the two. */
const unlessAnswer: SecretPattern[1] = (found) => {
  const word = found.replace(/^[^\w]+|[^\w]+$/g, '').toLowerCase();
  return word === '' ? found.length > 3 : !sentence.has(word) && !/^(?:error|rc|code|status|result)\b/.test(word);
};
/** For places where any word may follow: only letters mixed with digits, and no name of a machine. */
const ifMixed: SecretPattern[1] = (found) =>
  /[a-z]/i.test(found) && /\d/.test(found) && !/^(?:[A-Z][A-Z0-9-]*|\(?0x[0-9a-f]+\)?)$/.test(found);

/** The order counts: where several patterns find a secret at the same place, the first one tells its end. */
export function makeSecretPatterns(): readonly SecretPattern[] {
  return [
    // credentials (sa, secret)
    [/(\bcredentials?\s*\()([^(),]*,[^()]+)(?:\)|$)/gi, always],
    // PWD="...", Password = '...', password: "..."; an unclosed quote runs to the end
    [
      new RegExp(
        String.raw`((?:\b|[_-])\w{0,40}?(?:${words})\w{0,3}["']?\s*(?:[:=]+>?|\bis\b|\bwas\b|\()?\s*["'‘’“”\`]{1,2})([^"'‘’“”\`]+)(?:["'‘’“”\`]|$)`,
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
    [
      /((?:(?:\b|_)\w{0,40}?pass(?:word|wd)?\w{0,40}|\b(?:logonuser|openrowset|opendatasource)\w{0,9})\s*\()([^()]+)(?:\)|$)/gi,
      always,
    ],
    // SQLConnect(LicDB, sa, secret); one argument is the number of an error
    [/(\b(?:sqlconnect|dbopen|dblogin|wnetaddconnection|netuseradd)\w{0,9}\s*\()([^(),]*,[^()]+)(?:\)|$)/gi, always],
    // sp_password NULL, 'secret', 'sa'; identified by secret
    [/(\bsp_(?:password|add\w{0,10}login|setapprole)\s+)([^\r\n;]+)/gi, always],
    [/(\bidentified\s+(?:by|with)\s+)(\S+)/gi, always],
    // sa/secret, sa:secret; login('sa', 'secret'); sa, secret; sa secret
    [/(\bsa(?::|\s{0,3}\/\s{0,3}))([^\s@/:]+)/g, unlessInSentence],
    [/(\(\s{0,3}["']?sa["']?,\s{0,3}["'])([^"']+)/g, ifMixed],
    [/(\bsa(?:,\s{0,3}|\s{1,3}))([^\s;,"'()]+)/g, ifMixed],
    // odbc://sa:secret@host, sa/secret@SRV1
    [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]+:)([^\s@/]+)@/gi, always],
    [/((?:^|\s)[\w.\\-]{1,60}\/)([^\s/@]+)@[\w.-]+/g, always],
    // password - secret, password..... secret, password from secret to secret
    [new RegExp(String.raw`(\b(?:${words})(?:\s+-+\s+|\s*\.{2,}\s*|\s+from\s+))(\S+)`, 'gi'), always],
    // credentials sa:secret
    [/(\bcredentials?\s+[^\s:;,]+:)([^\s;,]+)/gi, always],
    // password is ..., password ... : a word that no sentence would have there
    [
      new RegExp(
        String.raw`((?:\b|_)(?:${words})\s+(?:is\s+|was\s+|ist\s+|lautet\s+|est\s+)?)(?!->)([^\s;,"')=:(]+)`,
        'gi',
      ),
      unlessInSentence,
    ],
    [new RegExp(`((?:${foreignWords})["']?\\s*(?:[:=：＝]\\s*)?["']?)([^\\s;,"']+)`, 'g'), always],
    // Password    REG_SZ    secret
    [new RegExp(String.raw`((?:${words})\w{0,3}["']?\s*[:=]?\s*REG_[A-Z_]{2,12}\s*[:=]?\s*)(\S+)`, 'gi'), always],
    // password was changed to secret, password for sa secret
    [
      new RegExp(
        String.raw`(\b(?:${words})\w{0,3}\b[^:=;"'\r\n]{0,60}?\b(?:changed|set|reset|updated)\s+(?:from\s+\S+\s+)?to\s+)([^\s;,"']+)`,
        'gi',
      ),
      unlessInSentence,
    ],
    [
      new RegExp(
        String.raw`(\b(?:${words})\s+(?:for|of)\s+(?:(?:the\s+)?(?:account|user|login)\s+)?(?!(?:the|account|user|login)\s)[^\s:=;,"'()]{1,60}\s+\(?)([^\s;,"'()]+)`,
        'gi',
      ),
      ifMixed,
    ],
    // using 'secret' as password, secret is the password
    [
      new RegExp(
        String.raw`((?:^|\s)["'])([^"'\r\n]{1,100})(?=["']\s+(?:as|is)\s+(?:the\s+)?(?:new\s+)?(?:${words})\b)`,
        'gi',
      ),
      always,
    ],
    [/(^|\s)([^\s"'(]{1,100})(?=\s+(?:is\s+the|as|was\s+used\s+as)\s+(?:the\s+)?(?:new\s+)?password\b)/gi, ifMixed],
    // password for sa is secret, password of sa = secret, password (sa): secret, password was set to secret
    [
      new RegExp(
        String.raw`(\b(?:${words})\w{0,3}\b[^:=;"'\r\n]{0,60}?(?:[:=]+|\s(?:is|was|to|used|value|by)\b(?:\s+set\s+to\b)?)\s*["'\[(]?)([^\s;,"'\])*(:={][^\s;,"'\])]*)`,
        'gi',
      ),
      unlessInSentence,
    ],
    // user id and password: account, secret
    [
      new RegExp(String.raw`(\buser\w*[^\r\n]{0,20}?(?:${words})\w{0,3}\s*[:=]\s*[^\s;,]+\s*[,/]\s*)(\S+)`, 'gi'),
      always,
    ],
    // isql -Usa -Psecret, osql -U sa -P secret, osql -U sa -P "secret"
    [/((?:^|\s)[-/]P[ :=]{0,24}["'])([^"']+)(?:["']|$)/g, always],
    [/((?:^|\s)[-/]P[ :=]?)([^\s;,"']{2,})/g, always],
    [/(\b[io]sql\b[^\r\n]{0,200}?\s-p\s*)([^\s"']\S*)/gi, always],
    [/(\bpsexec\b[^\r\n]{0,200}?\s-p\s+)(\S+)/gi, always],
    [/(\s\/rp\s+)(\S+)/gi, always],
    // UID=sa/secret, sa/secret@server, login sa/secret
    [
      /(\b(?:uid|user(?: ?(?:id|name))?|login|account|logon)\s*[:= ]\s*["']?[^\s;,"'/\\]{1,100}\/)([^\s;,"'@]+)/gi,
      always,
    ],
    // net use \\server\share secret /user:domain\name; net user name secret
    [new RegExp(String.raw`(${netUse})("[^"]*"|[^\s/*]\S*)\s+\/u(?:ser)?:`, 'gi'), always],
    [new RegExp(String.raw`(${netUse})("[^"]*"|'[^']*'|[^\s/*](?:\S*[^\s,;:.)\]"'\`])?)`, 'gi'), unlessAnswer],
    [/(\bnet(?:\.exe)?\s+user\s+[^\s/]+\s+)("[^"]*"|[^\s/*]\S*)/gi, always],
    [/(\/u(?:ser)?:(?:"[^"]{0,200}"|[^\s"]{1,200})\s+)("[^"]*"|(?!\\\\)[^\s/*]\S*)/gi, always],
    // <password>...</password>
    [new RegExp(String.raw`(<(?:${words})[^<>]*>)([^<>]+)<`, 'gi'), always],
  ];
}
