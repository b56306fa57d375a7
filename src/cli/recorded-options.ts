/** Parses the arguments that a report records with the `scan` command itself, to get the options it was made with. */
import { Command } from 'commander';
import type { ReportFilters } from '../model/report-filters.js';
import { wantedServer } from '../model/wanted-server.js';
import type { Io } from './io.js';
import { addScan } from './scan-command.js';
import type { ScanOptions } from './scan-options.js';

/** Null for arguments that this version of `scan` does not accept. */
export function recordedOptions(args: readonly string[], io: Io): ScanOptions | null {
  const silent = { writeOut: () => undefined, writeErr: () => undefined };
  const scan = addScan(new Command(), io, () => undefined)
    .configureOutput(silent)
    .exitOverride();
  try {
    const { unknown } = scan.parseOptions(args.filter((argument, i) => i > 0 || argument !== 'scan'));
    return unknown.length === 0 ? scan.opts<ScanOptions>() : null;
  } catch {
    return null;
  }
}

/** What the report was narrowed to. */
export function recordedFilters(args: readonly string[], io: Io): ReportFilters {
  const recorded = recordedOptions(args, io) ?? {};
  return { ...recorded, server: wantedServer(recorded) };
}
