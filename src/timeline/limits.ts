/** What a timeline cannot show: gaps in the logs, places where the clock went back, beginnings that are lost. */
import type { FileReport } from '../model/report.js';
import type { Limit, RawServer } from '../model/timeline.js';

export function allLimits(
  followed: readonly { readonly limits: readonly Limit[] }[],
  streams: readonly { readonly files: readonly FileReport[] }[],
  servers: readonly RawServer[],
): Limit[] {
  /** Files whose first attempt lacks its first lines. */
  const cut = new Set(
    servers
      .flatMap(({ attempts }) => attempts.slice(0, 1))
      .flatMap(({ beginningSeen, stages }) =>
        beginningSeen ? [] : stages.flatMap(({ quote }) => quote?.file ?? []).slice(0, 1),
      ),
  );
  return [...followed.flatMap(({ limits }) => limits), ...streams.flatMap(({ files }) => beginningOf(files, cut))];
}

/** A log that rolls over keeps two generations, so what was written before the older one is gone (Q172790). */
function beginningOf(files: readonly FileReport[], cut: ReadonlySet<string>): Limit[] {
  const [first, second] = files.filter(({ log, status }) => log === 'Licsvcfg.log' && status === 'read');
  if (!first) return [];
  const { path: file, firstTime } = first;
  const from = { file, line: 1, from: null, to: firstTime };
  if (second || /_$/.test(file))
    return [
      {
        kind: 'rollover',
        ...from,
        says: 'the log has rolled over, and only two generations are kept (Q172790): earlier attempts may have been lost',
      },
    ];
  if (cut.has(file))
    return [
      {
        kind: 'beginning',
        ...from,
        says: 'the log begins in the middle of an attempt: its rollover (.lo_) is missing, or a part of the log was copied',
      },
    ];
  return [];
}
