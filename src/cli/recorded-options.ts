/** The options that a report was made with, read from the arguments it records by the same command that read them then. */
import { Command } from 'commander';
import type { Io } from './io.js';
import { addScan } from './scan-command.js';
import type { ScanOptions } from './scan-options.js';

/** Null when they are not those of a scan that this version knows. */
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
