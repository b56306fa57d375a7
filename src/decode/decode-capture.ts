/**
 * Decodes a collected artefact. Console output (`net`, `dir`, `sc`) is in the OEM code page, files that programs write
 * (registry exports, INI files) are in the Windows (ANSI) code page, and people re-save either as UTF-16 or UTF-8.
 * Which of the two code pages it is, the bytes above 0x7F decide: the page that turns more of them into letters wins. On a
 * tie it is the page in which this kind of artefact is usually written.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { TextDecoding } from './decode-text.js';
import { utf16Of } from './detect-encoding.js';

export type CapturePage = 'oem' | 'ansi';

/** Characters 0x80 to 0xFF of the two code pages of Western consoles. Node has no decoder for them. */
const oem437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const oem850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Where the OEM and the Windows code page are one and the same, by the number that `chcp` prints: the label for `TextDecoder`. */
const sharedPages: Readonly<Record<string, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
};

const ansi = new TextDecoding('windows-1252');

/**
 * @param kind the code page in which artefacts of this kind are usually written
 * @param consolePage the code page number that `chcp` printed on the machine; null if not collected
 */
export function decodeCapture(bytes: Uint8Array, kind: CapturePage, consolePage: string | null): string {
  const utf16 = utf16Of(bytes);
  if (utf16 !== null) return utf16;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return buffer.toString('latin1');
  if (isUtf8(buffer)) return buffer.toString('utf8').replace(/^\ufeff/, '');
  const sharedPage = consolePage === null ? undefined : sharedPages[consolePage];
  if (sharedPage !== undefined) return new TextDecoder(sharedPage).decode(buffer);
  const oemText = decodeOem(buffer, consolePage === '437' ? oem437 : oem850);
  const ansiText = ansi.decode(buffer);
  const surplus = countLetters(oemText) - countLetters(ansiText);
  const isOem = surplus === 0 ? kind === 'oem' : surplus > 0;
  return isOem ? oemText : ansiText;
}

function decodeOem(buffer: Buffer, page: string): string {
  return buffer.toString('latin1').replace(/[\x80-\xff]/g, (letter) => page.charAt(letter.charCodeAt(0) - 0x80));
}

function countLetters(text: string): number {
  return text.match(/[À-ÖØ-öø-ÿŠšŽžŒœŸ]/g)?.length ?? 0;
}
