/**
 * What announces a password in logs, command lines, scripts and connection strings. No article shows the line with the password
 * that Licsvcfg.log could hold before SP1 (Q235179), so every usual form is here.
 */
import type { SecretEnd } from './secret-end.js';
import {
  always,
  fieldName,
  foreignWord,
  type IsSecret,
  ifMixed,
  nameStarts,
  unlessAnswer,
  unlessCode,
  unlessInSentence,
  unlessMachine,
  unlessOption,
  word,
  wordStarts,
} from './secret-words.js';

export interface SecretForm {
  /** Every text of this form holds one of these, in small letters and without blanks. */
  readonly needs: readonly string[];
  /** What stands before the secret, up to its first letter or the mark that opens its quotation. Made when first asked for: most texts need none. */
  readonly announcement: RegExp;
  readonly end: SecretEnd;
  readonly isSecret: IsSecret;
}

const form = (
  needs: readonly string[],
  announcement: () => string,
  end: SecretEnd = 'field',
  isSecret: IsSecret = always,
  flags = 'gi',
): SecretForm => {
  let made: RegExp | null = null;
  return {
    needs,
    get announcement() {
      made ??= new RegExp(announcement(), flags);
      return made;
    },
    end,
    isSecret,
  };
};

const raw = String.raw;
const mark = '["\'‘’“”„`]';
/** A part of a command line. */
const part = raw`(?:"[^"\r\n]{0,200}"|[^\s"]+)`;
/** Not the next option, a star that asks for the password, or where the output goes. */
const notNext = raw`(?![\s/*]|\d?[<>|&]+(?:\s|&|nul\b|\S+\.\w{3}\b))`;
/** `net use` up to the password: options, a device, the share. A share before a colon is the subject of a message instead. */
const netUse = raw`\bnet(?:\.exe)?\s+use\s+(?:(?:\/${part}|[A-Z]:|LPT\d:?|\*)\s+){0,5}(?:"\\\\[^"]*"+|\\\\\S*[^\s:,;"'\`])\s+(?:\/\S+\s+){0,3}${notNext}`;
/** Between the word and the password no other word says what stands behind it. */
const between = raw`(?:(?!\b(?:server|machine|computer|host|error|code|status|returned|age|length|history|expires|attempts|domain|process)\b|\bname\s*:)[^:=;"'\r\n]){0,60}?`;

/** The order counts: where several forms find a secret at the same place, the first one tells its end. */
export function makeSecretForms(): readonly SecretForm[] {
  return [
    // Several arguments, of which one is the secret: credentials (sa, secret), LogonUser(account, domain, secret)
    form(['credential'], () => raw`\bcredentials?\s*\((?=[^(),]*,)`, 'arguments'),
    form(['pass'], () => raw`(?:\b|_)\w{0,40}?pass(?:word|wd)?\w{0,40}\((?!\d{1,5}\)|0x)`, 'arguments'),
    form(
      ['logonuser', 'openrowset', 'opendatasource'],
      () => raw`\b(?:logonuser|openrowset|opendatasource)\w{0,9}\s*\(`,
      'arguments',
    ),
    form(
      ['sqlconnect', 'dbopen', 'dblogin', 'wnetaddconnection', 'netuser'],
      () => raw`\b(?:sqlconnect|dbopen|dblogin|wnetaddconnection|netuser(?:add|setinfo))\w{0,9}\s*\((?=[^(),]*,)`,
      'arguments',
    ),
    // The first argument says what was opened
    form(
      ['opendsobject', 'connectserver', 'withlogon', 'mapnetworkdrive'],
      () =>
        raw`\b(?:(?:opendsobject|connectserver|createprocesswithlogon\w?)|mapnetworkdrive[^,()\r\n]{1,200},)\s*[( ]\s*[^,()\r\n]{1,200},\s*`,
      'arguments',
    ),
    // ADO, SQL-DMO: Open or Connect source, account, secret. WMI: Change with seven arguments before it
    form(
      ['.open', '.connect'],
      () => raw`\.(?:open|connect)\s*\(?\s*"[^"\r\n]{0,300}"\s*,\s*"[^"\r\n]{0,100}"\s*,\s*(?=")`,
    ),
    form(['.change'], () => raw`\.change\s*\(?(?:[^,()\r\n]{0,100},\s*){7}(?=")`),
    form(['changepassword'], () => raw`\.changepassword\s+(?=")`, 'line'),
    form(['sp_'], () => raw`\bsp_(?:password|add\w{0,10}login|setapprole)\s+`, 'line', unlessAnswer),
    // Password    REG_SZ    secret; reg add key /v Password /t REG_SZ /d secret
    form(
      wordStarts,
      () => raw`(?:${word})\w{0,3}["']?\s*[:=]?\s*REG_(?:SZ|EXPAND_SZ|MULTI_SZ|BINARY)\s*[:=]?\s*`,
      'line',
    ),
    form(wordStarts, () => raw`\/v\s+"?${fieldName}\s[^\r\n]{0,60}?\/d\s+`, 'command'),
    // A command line: /password:secret, --password=secret
    form(nameStarts, () => raw`(?:^|\s)[-/]{1,2}${fieldName}[:=]\s*`, 'command'),
    // PWD=secret; "Password" = "secret", password -> secret
    form(nameStarts, () => raw`${fieldName}\s*(?:[:=]+>?|->|<>)\s*(?:\(string\)\s*)?`),
    form(['token'], () => raw`(?:\b|_)token["']?\s*[:=]\s*(?!["'\`]?(?:0x|\d+\b|[\w.-]{0,40}\\))`, 'field', ifMixed),
    form(foreignWord.split('|'), () => raw`(?:${foreignWord})["']?\s*(?:[:=：＝]\s*)?`),
    // name="password" value="secret"
    form(wordStarts, () => raw`${fieldName}\s[^<>\r\n]{0,60}?\bvalue\s*=\s*`),
    // password "secret", password was 'secret'; a mark right behind the word and before a blank closes a quotation
    form(
      nameStarts,
      () =>
        raw`${fieldName}(?:\s+(?:(?:is|was|ist|est|es)\s+)?[(\[<]?\s*(?=${mark})|[(\[<]?(?=${mark}+[^\s"'=:,;)\]}/>]))`,
    ),
    // Properties("Password") = "secret", Properties("Password").Value = "secret"
    form(nameStarts, () => raw`${fieldName}\s*[)\]](?:\.value)?\s*=\s*`),
    // password (secret), password [secret]
    form(wordStarts, () => raw`${fieldName}\s*[(\[]\s*(?!${mark})`, 'field', unlessCode),
    form(wordStarts, () => raw`<[^<>]{0,40}?(?:${word})[^<>]{0,100}>(?=[^<>]+<)`, 'element'),
    // Password,secret in a table
    form(wordStarts, () => raw`${fieldName}\s{0,3}[,;|\t]\s{0,3}(?!\w{1,40}\s*=)`, 'field', ifMixed),
    form(['identified'], () => raw`\bidentified\s+(?:by|with)\s+`, 'command'),
    form(['authorization:'], () => raw`\bauthorization:\s*(?:basic|bearer|negotiate|ntlm)\s+`, 'command'),
    // sa/secret, sa:secret, odbc://sa:secret@host, sa/secret@SRV1, credentials sa:secret, UID=sa/secret
    form(['sa:', 'sa/'], () => raw`\bsa(?::|\/\s{0,3}|\s{1,3}\/\s{1,3})(?!["'\s])`, 'login', unlessInSentence, 'g'),
    form(['://'], () => raw`\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{1,100}:(?=[^\s/]*@)`, 'login'),
    form(['@'], () => raw`(?:^|\s)[\w.\\-]{1,60}\/(?=[^\s/@]+@[\w.-])`, 'login'),
    form(['credential'], () => raw`\bcredentials?\s+[^\s:;,]{1,100}:`, 'login'),
    form(
      ['/'],
      () => raw`\b(?:uid|user(?: ?(?:id|name))?|login|account|logon)\s*[:=]\s*["']?[^\s;,"'/\\]{1,100}\/`,
      'login',
    ),
    form(
      ['/'],
      () => raw`\b(?:uid|user(?: ?(?:id|name))?|login|account|logon)\s+["']?[^\s;,"'/\\]{1,100}\/`,
      'login',
      ifMixed,
    ),
    // login account secret; sa, secret; sa with secret; "sa", "secret"; "DOM\account", "secret"
    form(
      ['sa'],
      () =>
        raw`\bsa(?:,\s{0,3}|\s{1,3}(?:with\s{1,3}|using\s{1,3})?)(?!["']|\w{1,40}\s*=|\w{0,20}(?:pass|pw)[a-z]{0,20}\s*:)`,
      'command',
      ifMixed,
      'g',
    ),
    form(
      // An entity of a page is a mark with blanks before it.
      ['sa"', "sa'", '(sa', 'sa&'],
      () => raw`(?:["']sa(?:["']{1,4}|\s{1,24}["'])(?:\s*,\s*|\s+)|\(\s*sa\s*,\s*)(?=["'])`,
      'field',
      ifMixed,
      'g',
    ),
    form(['\\'], () => raw`["'][\w.-]{1,20}\\[\w.$-]{1,40}["']{1,4}\s*,\s*(?=["'])`, 'field', ifMixed),
    form(
      ['login'],
      () => raw`\blogin\s+(?!(?:script|server|timeout)\b)[\w.\\$-]{1,60}\s+(?!\w{1,40}\s*[=:])`,
      'command',
      ifMixed,
    ),
    // password - secret, password..... secret, password from secret to secret
    form(wordStarts, () => raw`\b(?:${word})\s*\.{2,}\s*[:=]?\s*`, 'command', unlessAnswer),
    form(wordStarts, () => raw`\b(?:${word})\s+(?:-+|from)\s+`, 'command', unlessMachine),
    // password is secret, password secret: a word that no sentence would have there
    form(
      wordStarts,
      () => raw`(?:\b|_)\w{0,10}?(?:${word})\s+(?:is|was|ist|lautet|est|es)\s+(?:now\s+)?(?!["'=:(])`,
      'command',
      unlessInSentence,
    ),
    form(wordStarts, () => raw`(?:\b|_)\w{0,10}?(?:${word})\s+(?:hash\s+)?(?!->|["'=:(])`, 'word', unlessInSentence),
    form(['pass'], () => raw`\b\w{0,40}?pass\s+`, 'word', ifMixed),
    form(['pass'], () => raw`[_/-]pass\s+`, 'command', unlessInSentence),
    // FTP; a number is the secret where nothing follows it
    form(['pass'], () => raw`(?:^|[\r\n]|[>\]]\s{0,3})PASS\s+`, 'command', unlessCode, 'g'),
    form(['pass'], () => raw`(?:^|[\r\n]|[>\]]\s{0,3})PASS\s{1,3}(?=\d+\s{0,3}(?:$|[\r\n]))`, 'command', always, 'g'),
    // password was changed to secret, password for sa secret
    form(
      wordStarts,
      () => raw`\b(?:${word})\w{0,3}\b[^:=;"'\r\n]{0,60}?\b(?:changed|set|reset|updated)\s+(?:from\s+\S+\s+)?to\s+`,
      'command',
      unlessInSentence,
    ),
    form(
      wordStarts,
      () =>
        raw`\b(?:${word})\s+(?:for|of)\s+(?:(?:the\s+)?(?:account|user|login)\s+)?(?!(?:the|account|user|login)\s)[^\s:=;,"'()]{1,60}\s+(?:is\s+(?:now\s+)?)?\(?(?!["'])`,
      'command',
      ifMixed,
    ),
    // password for sa is secret, password of sa = secret, password (sa): secret
    form(
      wordStarts,
      () =>
        raw`\b(?:${word})(?!age|len|use)\w{0,3}\b${between}(?:(?!:\d\d\b)[:=]+|\s(?:is|was)\b(?:\s+(?:set\s+to|now)\b)?|\s(?:used|value)\s)\s*[\[(]?(?![=:;,{*)])`,
      'command',
      unlessInSentence,
    ),
    form(
      wordStarts,
      () => raw`\b(?:${word})(?!age|len|use)\w{0,3}\b${between}\s(?:by|to)\s+`,
      'command',
      unlessMachine,
    ),
    // user id and password: account, secret
    form(wordStarts, () => raw`\buser\w*[^\r\n:=]{0,20}?(?:${word})\w{0,3}\s*[:=]\s*[^\s;,]+\s*[,/]\s*`, 'command'),
    // using 'secret' as password, secret is the password
    form(wordStarts, () => raw`(?:^|\s)(?=["'][^"'\r\n]{1,100}["']\s+(?:as|is)\s+(?:the\s+)?(?:new\s+)?(?:${word})\b)`),
    form(
      ['password'],
      () => raw`(?:^|\s)(?=[^\s"'(]{1,100}\s+(?:is\s+the|as|was\s+used\s+as)\s+(?:the\s+)?(?:new\s+)?password\b)`,
      'command',
      ifMixed,
    ),
    // Options: osql -U sa -P secret, -Psecret, /p:secret, psexec -u account -p secret, schtasks /rp secret, smbclient -U account%secret
    form(['-p', '/p'], () => raw`(?:^|[\s"'])[-/]P(?:[ :=]{0,24}(?=["'])|[ :=]{0,2})`, 'command', unlessOption, 'g'),
    form(['/p', '-p', '/rp'], () => raw`(?:^|[\s"'])[-/]{1,2}(?:p|pd|po|rp)[:=]\s*(?!\\\\|[a-z]:\\)`, 'command'),
    form(['/rp'], () => raw`\s\/rp\s+`, 'command'),
    form(['%'], () => raw`\s-U\s{0,3}["']?[\w.\\$-]{1,60}%(?!\w+%)`, 'command', always, 'g'),
    form(
      ['-p', '/p'],
      () => raw`\b(?:[io]sqlw?|psexec|remodbc|certutil)\b[^\r\n]{0,200}?\s[-/]p\s*`,
      'command',
      unlessOption,
    ),
    form(
      ['-p', '/p'],
      () => raw`(?:^|\s)[-/](?:u|user|ru|ud|uo|a)[\s:=][^\r\n]{0,200}?\s[-/]p\s+`,
      'command',
      unlessOption,
    ),
    // net use \\server\share secret; net user name secret; net logon name secret; rasdial entry name secret
    form(['netuse', 'net.exeuse'], () => raw`${netUse}(?=${part}\s+\/u(?:ser)?:)`, 'command'),
    form(['netuse', 'net.exeuse'], () => netUse, 'command', unlessAnswer),
    form(
      ['netuser', 'netlogon', 'net.exeuser', 'net.exelogon'],
      () => raw`\bnet(?:\.exe)?\s+(?:user|logon)\s+(?:\/\S+\s+){0,3}(?:"[^"\r\n]{1,60}"|[^\s/"]+)\s+${notNext}`,
      'command',
      unlessInSentence,
    ),
    form(['rasdial'], () => raw`\brasdial(?:\.exe)?\s+${part}\s+(?![/*])${part}\s+${notNext}`, 'command', unlessAnswer),
    // One word in the next cell of a table
    form(
      ['/u:', '/user:'],
      () => raw`\/u(?:ser)?:[^\s"',;]{1,100}["']?\s?[,;]\s?(?=["']?[^\s"',;/*\\]+["']?(?:[,;\t]|\s*(?:[\r\n]|$)))`,
      'field',
      unlessCode,
    ),
    form(
      ['/u:', '/user:'],
      () => raw`(?<!\brunas\b[^\r\n]{0,200})\/u(?:ser)?:(?:"[^"]{0,200}"|[^\s"]{1,200})\s+(?!\\\\)${notNext}`,
      'command',
      unlessAnswer,
    ),
  ];
}
