/** What a report was narrowed to, by the arguments that it records. */
import type { ReportFilters } from '../model/report-filters.js';
import { wantedServer } from '../model/wanted-server.js';
import type { Io } from './io.js';
import { recordedOptions } from './recorded-options.js';

export function recordedFilters(args: readonly string[], io: Io): ReportFilters {
  const recorded = recordedOptions(args, io) ?? {};
  return { ...recorded, server: wantedServer(recorded) };
}
