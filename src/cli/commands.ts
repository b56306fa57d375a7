/**
 * All commands, each loaded only when it is called, since describing the options of all to commander takes longer than starting.
 * For help, and for an unknown command, all are loaded.
 */
import type { Command } from 'commander';
import type { Io } from './io.js';

type AddCommand = (program: Command, io: Io, setCode: (code: number) => void) => unknown;

const commands: Record<string, () => Promise<AddCommand>> = {
  scan: async () => (await import('./scan-command.js')).addScan,
  precheck: async () => (await import('./precheck-command.js')).addPrecheck,
  timeline: async () => (await import('./timeline-command.js')).addTimeline,
  watch: async () => (await import('./watch-command.js')).addWatch,
  explain: async () => (await import('./explain-command.js')).addExplain,
  signatures: async () => (await import('./signatures-command.js')).addSignatures,
  diff: async () => (await import('./diff-command.js')).addDiff,
  merge: async () => (await import('./merge-command.js')).addMerge,
  verify: async () => (await import('./verify-command.js')).addVerify,
  completion: async () => (await import('./completion-command.js')).addCompletion,
  snapshot: async () => (await import('./snapshot-command.js')).addSnapshot,
};

/** @param args as typed, without the name of the program. @returns functions that load the commands needed */
export function commandsFor(args: readonly string[]): (() => Promise<AddCommand>)[] {
  const [first = ''] = args;
  const own = Object.hasOwn(commands, first) ? commands[first] : undefined;
  // The completion script covers all commands.
  if (own && first !== 'completion') return [own];
  return first === '--version' || first === '-V' ? [] : Object.values(commands);
}
