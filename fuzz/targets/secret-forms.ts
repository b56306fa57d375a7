/**
 * Passwords in the forms that the articles and the tools of the time know: connection strings, pairs of account and password,
 * quoted, in a command line, split by a line end or by `~`. Each half of a secret is looked for by itself.
 */
import type { Random } from '../mutate.js';

const [first, second] = ['Zq7xK', 'w93vB'] as const;

/** `@` stands for the secret, `#` for one with a blank in it, `%` for one with a semicolon. */
const forms = [
  'DSN=LicDB;UID=sa;PWD=@;DATABASE=LicDB',
  'DSN=LicDB;UID=sa;PWD=@',
  'DSN=LicDB;UID=sa;PWD=#;DATABASE=LicDB',
  'DRIVER={SQL Server};SERVER=METER02;UID=sa;PWD={%};DATABASE=LicDB',
  'Provider=SQLOLEDB;User ID=sa;Password="%";Initial Catalog=LicDB',
  "Provider=SQLOLEDB;User ID=sa;Password='%'",
  'UID=sa; Password = @ ; Server=X',
  'password="@"',
  'password="#"',
  "Password: '@'",
  "Password: '#'",
  'Password: @',
  'sql_password=@',
  'SQLPassword=@',
  'the password is @',
  'the password is "#"',
  'account sa, password @',
  'Account=SWMAccount,Password=@',
  'Account=DOM\\SWMAccount, Password="#"',
  'user sa/@',
  'isql -Usa -P@ -S.',
  'osql -U sa -P @',
  'osql -U sa -P "#"',
  'net use \\\\METER02\\IPC$ @ /user:DOM\\svc',
  'net use \\\\METER02\\IPC$ /user:DOM\\svc @',
  'net user SWMAccount @ /domain',
  'net user SWMAccount "#" /domain',
  'net use \\\\METER02\\IPC$ /user:DOM\\svc "#"',
  '/password:@',
  '/p:"#"',
  'pin: @',
  'token=@',
  'psexec \\\\METER02 -u DOM\\svc -p "#"',
  'net logon SMSINST @ /YES',
  'remodbc.exe "LicDB" "METER02" "sa" "@"',
  'DefaultPassword    REG_SZ    @',
  'reg add HKLM\\X /v Password /d "#" /f',
  '<add key="Password" value="#"/>',
  '<password>@</password>',
  "sp_password NULL, '@', 'sa'",
  'LogonUser(SWMAccount, DOM, @)',
  'PWD=\r\n@;',
  'PWD=\n@;',
  'PWD=~@~',
  'password=~@',
  'password~=~@',
  'Password: "\r\n@"',
  'DSN=LicDB;UID=sa;\r\nPWD=@;DATABASE=LicDB',
  'DSN=LicDB;UID=sa;~PWD=@~;DATABASE=LicDB',
] as const;

export interface Planted {
  readonly form: string;
  readonly text: string;
}

/** Each form with a secret of its own, and the halves of that. */
export const eachForm = forms.map((form, i) => {
  const halves = [`Zq${i}xK`, `w${i}3vB`] as const;
  return { text: filled(form, halves), halves };
});

function filled(form: string, [one, two]: readonly [string, string]): string {
  return form
    .replace('@', one + two)
    .replace('#', `${one} ${two}`)
    .replace('%', `${one};${two}`);
}

export function plantSecret(random: Random): Planted {
  const form = forms[Math.floor(random() * forms.length)] ?? forms[0];
  return { form, text: filled(form, [first, second]) };
}

/** @throws when half of the secret stands in the text */
export function checkGone(text: string, { form }: Planted): void {
  const at = Math.max(text.indexOf(first), text.indexOf(second));
  if (at < 0) return;
  throw new Error(`the secret of ${JSON.stringify(form)} is printed: ${text.slice(Math.max(0, at - 200), at + 40)}`);
}
