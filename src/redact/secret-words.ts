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

/** Words that may follow "password" in a sentence, in English, then in German, French and Spanish. */
export const sentence = new Set(
  [
    'a accepted access account after again age also an and are as at authentication be because been before being box but by cache can cannot change changeable changed check code command completed connect connected could database date default denied dialog did disconnected do does done empty encrypted ended entered entry error exit exited expired expires failed fails field file filter filters first for from generated given had has hash have he history if in incorrect information invalid is it its key last length locked locks login logon longer machine manager mapped match matches max maximum may might min minimum mismatch missing must never no none not now nul null of ok older on only or our out policy problem problems prompt protected protection provider rc rejected replicated required reset result retry retrying returned returns rule rules sa server service set share she should shows so status store stored succeeded successful successfully supplied synchronization system text than that the then there they this time timed to too took typed updated used user users using value verified version via was we were when where which while who will with wrong yes you your',
    'abgelaufen auf caduca caducada darf de dem der des doit du erforderlich es est expire expiré expirée falsch für gesetzt geändert ha hat incorrecta incorrecte invalide inválida ist kann konnte lautet läuft muss muß ne nicht para pour requerida requis requise ungültig war wird wurde änderbar ändern',
  ].flatMap((words) => words.split(' ')),
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
