/** What passwords are called, and which words stand where a password may stand without being one. */

/** Some languages, and letters set apart. */
const long = String.raw`pass(?:word|wd|wort|phrase|code)|passord|pass?w(?:or)?d|p\s?a\s?s\s?s\s?w\s?o\s?r\s?d|p\s?w\s?d|p\/w|pswd?|kennwort|contrase(?:ñ|n)a|mot de passe|senha|wachtwoord|parola|l(?:ö|o)senord|salasana|adgangskode|has(?:ł|l)o|heslo|jelsz(?:ó|o)|secret(?!ar)|credentials?`;
/** Other words begin or end with these. */
const pass = '(?<!by|com|tres|(?:first|second|third|next|last)\\s)pass(?!ed|es|i|ag)';
const short = 'pw|pin(?: ?code)?|mdp|clave|creds?|api_?key';
const owner = '_|\\b|sa|db|sql|user|usr|adm|admin|svc|root';

/** A word for a password, behind which a sentence may name it. */
export const word = String.raw`${long}|\b(?:pw\b|pin(?=\s+is\b))`;
/** The name of a field that holds one, with what stands around the word: `sql_password`, `SQLPassword`, `PWD1`. */
export const fieldName = String.raw`(?:\b|[_-])\w{0,40}?(?:(?:${long}|${pass})(?!age|len|use)\w{0,3}|(?:${owner})(?:${short})\d{0,3})["']{0,4}`;
/** In scripts whose letters have no `\b` in a regular expression. */
export const foreignWord = 'пароль|パスワード|密码|密碼|口令|암호|비밀번호';
/** Every text with one of these words holds one of these, in small letters and without blanks. */
export const wordStarts: readonly string[] = [
  ...[
    'pass',
    'pasw',
    'pw',
    'pinis',
    'psw',
    'p/w',
    'kennwort',
    'contrase',
    'motde',
    'senha',
    'wachtwoord',
    'parola',
    'secret',
  ],
  ...['lösenord', 'losenord', 'salasana', 'adgangskode', 'hasło', 'haslo', 'heslo', 'jelsz', 'cred'],
];
/** The same for the names of fields. */
export const nameStarts: readonly string[] = [...wordStarts, 'pin', 'mdp', 'clave', 'apikey', 'api_key'];

/** Words that may follow "password" in a sentence. */
export const sentence = new Set(
  'is was are were for of has had have not and or the a an in on at by to as with from that this could cannot can will must should may might expired changed change reset updated encrypted generated stored replicated incorrect wrong invalid missing empty required policy hash length set never does do did because but if when while be been being used entered typed supplied given verified accepted rejected successfully failed mismatch field value check age history file key error connect user users account set sa null nul none no yes database server system command completed succeeded successful successfully returned returns result status code exit rc ok done access denied timed out took fails ended exited then now again via using mapped connected disconnected locks locked match matches retry retrying version default minimum maximum min max shows there it its before after first last longer older rules rule filter filters problem problems prompt dialog box text date time expires changeable logon login service share machine protected protection synchronization provider authentication information entry store cache which who where than only also so too you your our we he she they manager ist lautet est es war wurde wird muss muß kann konnte darf hat für des der dem auf läuft nicht falsch ungültig abgelaufen geändert gesetzt ändern änderbar erforderlich expiré expirée expire incorrect incorrecte invalide pour de du ne doit requis requise ha caduca caducada incorrecta inválida para requerida'.split(
    ' ',
  ),
);

export type IsSecret = (found: string) => boolean;

export const always: IsSecret = () => true;
export const unlessInSentence: IsSecret = (found) =>
  !sentence.has(found.toLowerCase().replace(/[.:,]+$/, '')) &&
  !/^(?:reg_\w+|[-/]\w{1,2}|0x[\da-f]{4,8}[.,)]*)$|^(?:\\\\|[a-z]:\\)/i.test(found);
/** Behind a command: not its answer. */
export const unlessAnswer: IsSecret = (found) => {
  const bare = found.replace(/^[^\w]+|[^\w]+$/g, '').toLowerCase();
  if (bare === '') return found.length > 3;
  return !sentence.has(bare) && !/^(?:error|rc|code|status|result|returned|failed)\b/.test(bare);
};
/** In brackets: not the code of an error or the number of an article. */
export const unlessCode: IsSecret = (found) => unlessAnswer(found) && !/^(?:\d{1,5}|0x[\da-f]+|q\d{6})$/i.test(found);
/** For places where any word may follow: only letters mixed with digits, and no name of a machine. */
export const ifMixed: IsSecret = (found) =>
  /[a-z]/i.test(found) && /\d/.test(found) && !/^(?:[A-Z][A-Z0-9-]*(?:\\[A-Z0-9_]+)?|\(?0x[0-9a-f]+\)?)$/.test(found);
/** Where a machine, a path or an account may be named as well. */
export const unlessMachine: IsSecret = (found) =>
  unlessCode(found) && !/^(?:[A-Z][A-Z0-9-]*\d[A-Z0-9-]*\.?$|\\\\|[A-Za-z]:\\|[\w.-]{1,20}\\[\w.$&-]+$)/.test(found);
/** Behind `-P`: no word that begins with this letter (`/PERSISTENT:NO`), and not the next option. */
export const unlessOption: IsSecret = (found) =>
  !/^(?:ersist|rofile|rompt|ath\b|ort\b|rint|rogram|ass(?:word|wd|ive)?\b|wd\b|d:|a(?:ckage|tch|rent|use)|r(?:iority|oduct|imary)|latform|(?:id|dc):|\\\\|[a-z]:\\)|^[-/][a-z]{1,12}(?![a-z\d])/i.test(
    found,
  );
