/** Reads logs in full where an attempt past a finding may stand that was not read, and diagnoses them again. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { wantsPasses } from '../../evaluate/wants-passes.js';
import type { Diagnosis } from '../../model/report.js';
import type { LogStream } from '../../model/source.js';
import type { StreamResult } from '../../model/stream-result.js';
import { diagnoseStreams, type StreamSettings } from '../../stream/diagnose-streams.js';

/**
 * @param results of `streams`, in their order
 * @param assemble puts results together to a diagnosis
 */
export async function withPasses(
  results: readonly StreamResult[],
  streams: readonly LogStream[],
  catalogue: Catalogue,
  settings: StreamSettings,
  assemble: (results: readonly StreamResult[]) => Diagnosis,
): Promise<Diagnosis> {
  const diagnosis = assemble(results);
  const wanted = new Set(wantsPasses(diagnosis.findings, catalogue.signatures, results));
  // What cannot be read twice was read in full.
  const again = [...results.entries()].flatMap(([index, result]) => {
    const stream = streams[index];
    return stream?.parts.every(({ rereadable }) => rereadable) && wanted.has(result) ? { index, stream } : [];
  });
  if (again.length === 0) return diagnosis;
  const found = await diagnoseStreams(
    again.map(({ stream }) => stream),
    catalogue,
    { ...settings, isWhole: true },
  );
  const whole = new Map(again.map(({ index }, i) => [index, found[i]]));
  return assemble(results.map((result, index) => whole.get(index) ?? result));
}
