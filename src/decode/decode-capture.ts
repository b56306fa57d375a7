/**
 * Bytes of a collected artefact to text. What a console printed (`net`, `dir`, `sc`) is in the OEM code page, what a program
 * wrote (registry exports, INI files) in the Windows one, and people re-save either as UTF-16 or UTF-8. Where both pages are
 * possible the one counts that makes letters of the foreign bytes, else the one that the kind of artefact is written in.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { TextDecoding } from './decode-text.js';
import { utf16Of } from './detect-encoding.js';

export type CapturePage = 'oem' | 'ansi';

/** 0x80 to 0xFF of the two code pages that Western consoles use. The platform has no decoder for them. */
const oem437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const oem850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Consoles of other languages use one page for both, which the platform knows. */
const otherPages: Readonly<Record<string, string>> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
};

const ansi = new TextDecoding('windows-1252');

/** @param consolePage number of the code page that `chcp` printed; null when that was not collected */
export function decodeCapture(bytes: Uint8Array, kind: CapturePage, consolePage: string | null): string {
  const marked = utf16Of(bytes);
  if (marked !== null) return marked;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isAscii(buffer)) return buffer.toString('latin1');
  if (isUtf8(buffer)) return buffer.toString('utf8').replace(/^\ufeff/, '');
  const other = consolePage === null ? undefined : otherPages[consolePage];
  if (other !== undefined) return new TextDecoder(other).decode(buffer);
  const [oem, windows] = [decodeOem(buffer, consolePage === '437' ? oem437 : oem850), ansi.decode(buffer)];
  const difference = letters(oem) - letters(windows);
  return difference === 0 ? (kind === 'oem' ? oem : windows) : difference > 0 ? oem : windows;
}

function decodeOem(buffer: Buffer, page: string): string {
  return buffer.toString('latin1').replace(/[\x80-\xff]/g, (letter) => page.charAt(letter.charCodeAt(0) - 0x80));
}

function letters(text: string): number {
  return text.match(/[À-ÖØ-öø-ÿŠšŽžŒœŸ]/g)?.length ?? 0;
}
