/** Makes a `TimelineReport`: passwords are masked, names are replaced if asked for, all text is printable. */
import type { Quote } from '../model/observation.js';
import { type RedactMode, redacted } from '../model/report.js';
import type { RawStage, RawTimeline, TimelineReport, TimelineStage } from '../model/timeline.js';
import { Masker } from './masker.js';
import { type NameTable, standInsOf } from './name-table.js';
import { makePrintable } from './printable.js';
import { redactUnexplained } from './redact-unexplained.js';
import { renameFields } from './rename-fields.js';

/** @param table the stand-ins in the mode `names`, else null */
export function redactTimeline(timeline: RawTimeline, mode: RedactMode, table: NameTable | null): TimelineReport {
  const masker = new Masker(quotesOf(timeline), mode, machinesOf(timeline));
  const stage = ({ quote, ...rest }: RawStage): TimelineStage =>
    quote === null ? { ...rest, time: null, file: null, line: null, text: null } : { ...rest, ...masker.place(quote) };
  const report = structuredClone({
    ...timeline,
    redacted: mode,
    servers: timeline.servers.map((server) => ({
      ...server,
      attempts: server.attempts.map((attempt) => ({
        ...attempt,
        stages: attempt.stages.map(stage),
        errors: attempt.errors.map(({ quote, codes, status, shape, ...error }) => ({
          ...error,
          shape: masker.part(shape, quote),
          ...masker.place(quote),
          codes: [...codes],
          status: masker.status(status, quote),
        })),
      })),
    })),
    unexplained: timeline.unexplained.map((group) => redactUnexplained(group, [...group.stages], masker)),
  });
  makePrintable(report);
  if (!table) return { ...report, [redacted]: true };
  renameFields(report, table);
  return { ...report, redaction: { standIns: standInsOf(table) }, [redacted]: true };
}

function machinesOf({ servers, unexplained }: RawTimeline): (string | null)[] {
  return [...servers.map(({ server }) => server), ...unexplained.flatMap((group) => group.servers)];
}

function quotesOf({ servers, unexplained }: RawTimeline): Quote[] {
  const attempts = servers.flatMap((server) => server.attempts);
  return [
    ...attempts.flatMap(({ stages }) => stages.flatMap(({ quote }) => quote ?? [])),
    ...attempts.flatMap(({ errors }) => errors.map(({ quote }) => quote)),
    ...unexplained.flatMap(({ quote, last }) => [quote, last]),
  ];
}
