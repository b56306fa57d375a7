/**
 * Makes the word that stands for a name: `SERVER1` for `METER02`, `SI1` for the site `HQ1`. It is as wide as the name, so that
 * text that was aligned, cut or wrapped stays so.
 */
export type NameKind = 'server' | 'user' | 'domain' | 'site' | 'database';

/** A name as it was first found. */
export interface FoundName {
  readonly kind: NameKind;
  readonly name: string;
}

/** Letters that take two columns, and two bytes in their code page. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** @param taken whether a word cannot be the stand-in: another name has it, or it is a name or a word of the logs */
export function makeStandIn(name: string, kind: NameKind, taken: (standIn: string) => boolean): string {
  const width = Math.max(2, name.length + (name.match(wide)?.length ?? 0));
  const word = kind.toUpperCase();
  for (let number = 1; ; number += 1) {
    const digits = number.toString(36).toUpperCase();
    // The first letter and the number always stay: a name shorter than these gets a wider stand-in.
    const letters = word.slice(0, Math.max(1, Math.min(word.length, width - digits.length)));
    const standIn = letters + digits.padStart(width - letters.length, '0');
    if (!taken(standIn)) return standIn;
  }
}
