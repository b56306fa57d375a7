/** The stage that a record of the status system shows, and of which server: for logs that are read, and for those that are watched. */
import { readStatusRecord } from './explain/read-status-record.js';
import type { StageKnowledge, StageSign } from './model/stage.js';

/** Null for a text that is no such record, or one that tells nothing of a stage. */
export function statusSign(
  text: string,
  { statusSigns, signs }: StageKnowledge,
): { readonly sign: StageSign; readonly server: string } | null {
  const record = readStatusRecord(text);
  const known = statusSigns.find(
    ({ id, only }) => id === record?.id && (only === undefined || record.strings[only.string] === only.is),
  );
  const sign = signs.find(({ id }) => id === known?.sign);
  const server = known && record?.strings[known.server];
  return sign && server ? { sign, server } : null;
}
