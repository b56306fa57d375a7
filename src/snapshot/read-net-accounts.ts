/**
 * `net accounts`: the last line but one tells whether the machine is a primary or a backup domain controller. `SERVER` may be a
 * member of a domain or stand alone, so it is not read.
 */
import type { MachineFacts, Reader } from './reading.js';

const roles: readonly [RegExp, NonNullable<MachineFacts['domainRole']>][] = [
  [/\s(?:PRIMARY|PRIM[ÄA]R|PRIMAIRE|PRIMARIO|PRIMARIA)\s*$/i, 'pdc'],
  [/\s(?:BACKUP|SICHERUNG|SECONDAIRE|RESERVA)\s*$/i, 'bdc'],
];

export const readNetAccounts: Reader = ({ lines }) => {
  for (const [pattern, domainRole] of roles) {
    if (lines.some((line) => pattern.test(line))) return { machine: { domainRole } };
  }
  return {};
};
