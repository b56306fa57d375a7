/** Finds Windows error numbers in a log line and explains those that the catalogue knows. A number counts only where the line calls it an error. */
import type { CodeKnowledge, CodeMeaning } from '../model/stage.js';

/**
 * A Windows error number, also in hexadecimal or as an HRESULT (`0x80070005`, `2147942405`, `-2147024891`). It is not the `5` of
 * `5,000`, `5.0`, `5/6/1999`, `5:30`, `5%`, `5 of 10` or `5 files`.
 */
const number = String.raw`(0x[0-9a-f]{1,8}|-?\d{1,10})\b(?![.,:/-]\d|\s*%|\s+(?:of|files|servers|clients|licen[cs]es|attempts|times|retries|seconds|minutes|[km]?bytes|[km]b|ms)\b)`;
/** Behind such a number nothing more may be said, so that it is no count. */
const end = String.raw`(?=[\s~]*$|[~;,.])`;
/** The words before an error number, in the forms that SMS 2.0 logs print. */
const forms: readonly RegExp[] = [
  // As sc prints it. Behind the word in small letters a count may follow.
  new RegExp(String.raw`\bFAILED (?=\d{3})${number}`, 'g'),
  // Of a call of Windows, told by its capitals: `ControlService status: 1061`.
  new RegExp(
    String.raw`\b(?:Close|Control|Copy|Create|Delete|Enum|Get|Logon|Lookup|Move|Net|Open|Query|Read|Reg|Set|Start|Write)[A-Z]\w{1,60}(?:\(\))?\s+(?:result|status|code)\s*(?:[:=#]|is|was)\s*${number}`,
    'g',
  ),
  ...[
    String.raw`\bNT Service Exception:?\s*${number}`,
    String.raw`\bWin32\s*(?:error|return|code|status)?\s*(?:code|number)?\s*(?:[:=#]|is)?\s*${number}`,
    String.raw`\berr(?:or)?\s*\(?(?:code|number|no\.?)?\s*(?:[:=#(]|is|was)?\s*${number}`,
    String.raw`(?<!\b(?:exit|product|site)\s)\b(?:rc|return(?:ed)?(?: code)?|last\s?error|getlasterror\(\)?)\s*(?:[:=#]|is|was)\s*${number}`,
    // Of a `service status` or an `event code` the number is no Windows error.
    String.raw`\b(?:result|status|code)(?<=(?:^|[^\w\s]|\b(?:error|failure|failed|return|returned|result|rpc|status|system|win32|windows|nt|api|with|the))\s{0,3}\w+)\s*(?:[:=#]|is|was)\s*${number}`,
    String.raw`\)\s+returned ${number}${end}`,
    String.raw`\bfailed\s*\(${number}\)${end}`,
    String.raw`\(#(?=0x|\d{10})${number}\)`,
  ].map((form) => new RegExp(form, 'gi')),
];
/** SQL Server and ODBC number their errors themselves (`SQL Err #10007`): those are removed before the search. */
const otherLists =
  /\b(?:SQL|ODBC|DB-Library|native)\s*(?:Server)?\s*(?:Err|Msg|error|message|state)\w*\s*[#:=]?\s*-?\d+/gi;
const hresult = /\b0x8007[0-9a-f]{4}\b/gi;
/** In the upper half of an HRESULT: its lower half is a Windows error number. */
const win32Facility = 0x8007;

export function explainCodes(text: string, { codes }: CodeKnowledge): CodeMeaning[] {
  // Each expression allows blanks in several places, and would try all divisions of a long row of them.
  const searched = text.slice(0, 2000).replace(/\s+/g, ' ').replace(otherLists, ' ');
  const numbers = forms.flatMap((form) => [...searched.matchAll(form)].map(([, found = '']) => Number(found)));
  const hresults = [...searched.matchAll(hresult)].map(([found]) => Number(found));
  return [...new Set([...numbers, ...hresults].map(plainNumber))].flatMap((code) => {
    const known = codes.find((one) => one.code === code);
    return known ? [{ code: known.code, means: known.means, here: known.here }] : [];
  });
}

function plainNumber(number: number): number {
  const unsigned = number < 0 ? number + 0x1_0000_0000 : number;
  return Math.floor(unsigned / 0x10000) === win32Facility ? unsigned % 0x10000 : unsigned;
}
