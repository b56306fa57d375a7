/**
 * A stand-in has as many columns as the name it stands for, so that what was aligned, cut or wrapped stays so: `METER02`
 * becomes `SERVER1`, the site `HQ1` becomes `SI1`. A letter that takes two columns (and two bytes in its code page)
 * counts as two.
 */
export type NameKind = 'server' | 'user' | 'domain' | 'site';

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;

/** @param taken says whether a stand-in is another's already, or a name of the logs themselves */
export function makeStandIn(name: string, kind: NameKind, taken: (standIn: string) => boolean): string {
  const width = Math.max(2, name.length + (name.match(wide)?.length ?? 0));
  const word = kind.toUpperCase();
  for (let number = 1; ; number += 1) {
    const digits = number.toString(36).toUpperCase();
    // Names too short for their number would be all alike: they get longer.
    const letters = word.slice(0, Math.max(1, Math.min(word.length, width - digits.length)));
    const standIn = letters + digits.padStart(width - letters.length, '0');
    if (!taken(standIn)) return standIn;
  }
}
