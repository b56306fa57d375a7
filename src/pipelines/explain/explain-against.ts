/**
 * The pipeline of `licdiag explain --against`: runs the whole catalogue over logs and snapshots, then weighs each signature that
 * was asked for against them, clause by clause.
 */
import { RecordingCorrelator } from '../../correlate/recording-correlator.js';
import { parseCodePage } from '../../decode/code-page.js';
import { TextDecoding } from '../../decode/decode-text.js';
import { type DiagnoseOptions, diagnose } from '../../diagnose.js';
import { SnapshotFacts } from '../../facts/snapshot-facts.js';
import { collectSources } from '../../input/collect-sources.js';
import { isReadOnce } from '../../input/open-file.js';
import type { Explanation } from '../../model/explanation.js';
import { redactData } from '../../redact/redact-data.js';
import { describeAsked, type Knowledge } from './explain.js';
import { Weighing } from './weighing.js';

/** @throws UsageError for an unknown signature or article, or a path that does not exist */
export async function explainAgainst(
  asked: string,
  catalogue: Knowledge,
  options: DiagnoseOptions,
): Promise<Explanation> {
  const data = describeAsked(asked, catalogue);
  const ids = new Set(data.signatures.map(({ id }) => id));
  const recordings: RecordingCorrelator[] = [];
  let facts = new SnapshotFacts([]);
  const report = await diagnose({
    ...options,
    catalogue,
    correlatorFor: (rules) => {
      const recording = new RecordingCorrelator(rules, ids);
      recordings.push(recording);
      return recording;
    },
    onFacts: (found) => {
      facts = found;
    },
  });
  const collected = await collectSources(
    options.paths.filter((path) => !isReadOnce(path, options.cwd)),
    { ...options, logs: catalogue.logs },
  );
  try {
    const given = {
      report,
      options,
      facts,
      decoding: new TextDecoding(parseCodePage(options.codePage)),
      sources: new Map(collected.sources.map((source) => [source.path, source])),
    };
    for (const signature of data.signatures) {
      const own = catalogue.signatures.find(({ id }) => id === signature.id);
      if (!own) continue;
      const streams = recordings.map((one) => one.linesOf(own.id));
      signature.against = await new Weighing(own, catalogue.signatures, streams, given).against();
    }
  } finally {
    collected.close();
  }
  return redactData(data);
}
