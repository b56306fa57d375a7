/**
 * `compact`: which folders hold compressed files. A row marked `C` shows that in any language. Whether new files will be
 * compressed is a sentence, which is understood only in the languages below. In the root of a drive only the sentence counts:
 * one compressed folder there does not make a compressed drive.
 */
import type { MachineFacts, Reader } from './reading.js';

type Folder = NonNullable<MachineFacts['folders']>[number];

/** `   1024 :    512 = 2.0 to 1 C name`: size, size on disk, ratio, mark, name. */
export const compactRow = /^\s*\d[\d.,\u00a0]*\s*:\s*\d[\d.,\u00a0]*\s*=\s*\d+[.,]\d+\s+\S+\s+1(?:\s(C)\s|\s)/;
const listing = /^\s\S[^\\]*?\s([A-Za-z]:\\.*)$/;
const negated = /\b(?:not|nicht|ne|no|non|niet|inte|ikke|nie|nem)\b|не /i;
const affirmed = /\b(?:will be|werden|seront|se comprimir[aá]n|verranno)\b/i;

export const readCompact: Reader = ({ lines }) => {
  const found: { path: string; sentence: string; compressed: boolean; rows: number }[] = [];
  for (const line of lines) {
    const path = listing.exec(line.trimEnd())?.[1]?.replace(/\\$/, '');
    const folder = found.at(-1);
    if (path !== undefined) found.push({ path, sentence: '', compressed: false, rows: 0 });
    else if (folder && compactRow.test(line)) {
      folder.rows += 1;
      folder.compressed ||= compactRow.exec(line)?.[1] === 'C';
    } else if (folder && folder.sentence === '' && line.trim() !== '') folder.sentence = line;
  }
  const folders = found.flatMap(({ path, sentence, compressed }): Folder[] => {
    const state =
      (compressed && !isRoot(path)) || (negated.test(sentence) ? false : affirmed.test(sentence) ? true : null);
    return state === null ? [] : [{ path, compressed: state }];
  });
  const [own, volumes] = [folders.filter(({ path }) => !isRoot(path)), folders.filter(({ path }) => isRoot(path))];
  const machine = { ...(own.length > 0 ? { folders: own } : {}), ...(volumes.length > 0 ? { volumes } : {}) };
  const problems = folders.length < found.length ? ['does not tell of every folder whether it is compressed'] : [];
  return { machine, problems };
};

function isRoot(path: string): boolean {
  return /^[A-Za-z]:$/.test(path);
}
