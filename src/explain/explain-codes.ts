/** Finds Windows error numbers in a log line and explains those that the catalogue knows. A number counts only where the line calls it an error. */
import type { CodeKnowledge, CodeMeaning } from '../model/stage.js';

/** The words before an error number, in the forms that SMS 2.0 logs print. */
const forms: readonly RegExp[] = [
  /\bNT Service Exception:?\s*(\d{1,5})\b/gi,
  /\bWin32\s*(?:error|return|code|status)?\s*(?:code|number)?\s*(?:[:=#]|is)?\s*(\d{1,5})\b/gi,
  /\berror\s*(?:code|number|no\.?)?\s*(?:[:=#(]|is|was)?\s*(\d{1,5})\b/gi,
  /\b(?:rc|return(?:ed)?(?: code)?|result|last\s?error|getlasterror\(\)?|status|code)\s*(?:[:=#]|is|was)\s*(\d{1,5})\b/gi,
  /\bFAILED (\d{3,5})\b/g,
];
/** A Win32 error inside an HRESULT: `0x80070005`. */
const hresult = /\b0x8007([0-9a-f]{4})\b/gi;
/** SQL Server and ODBC number their errors themselves (`SQL Err #10007`): those are removed before the search. */
const otherLists = /\b(?:SQL|ODBC|DB-Library)\s*(?:Server)?\s*(?:Err|Msg|error|message|state)\w*\s*[#:=]?\s*-?\d+/gi;

export function explainCodes(text: string, { codes }: CodeKnowledge): CodeMeaning[] {
  const searched = text.slice(0, 2000).replace(otherLists, ' ');
  const numbers = [
    ...forms.flatMap((form) => [...searched.matchAll(form)].map(([, number = '']) => Number(number))),
    ...[...searched.matchAll(hresult)].map(([, hex = '']) => Number.parseInt(hex, 16)),
  ];
  return [...new Set(numbers)].flatMap((number) => {
    const known = codes.find(({ code }) => code === number);
    return known ? [{ code: known.code, means: known.means, here: known.here }] : [];
  });
}
