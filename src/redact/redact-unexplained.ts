/** Masks a group of errors that no signature explains. A scan and a timeline report these alike. */
import type { RawUnexplained, Unexplained } from '../model/report.js';
import type { Masker } from './masker.js';

/** @param stages where the errors stand; a scan that did not look has null */
export function redactUnexplained<Stages extends Unexplained['stages']>(
  { shape, quote, last, occurrences, servers, codes, status }: RawUnexplained,
  stages: Stages,
  masker: Masker,
): Omit<Unexplained, 'stages'> & { stages: Stages } {
  return {
    shape: masker.part(shape, quote),
    occurrences,
    servers: [...servers],
    stages,
    first: masker.place(quote),
    last: masker.place(last),
    codes: codes.map((code) => ({ ...code })),
    status: masker.status(status, quote),
  };
}
