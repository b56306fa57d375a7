/**
 * All commands, each loaded when it is asked for: to describe its options to commander costs more than to start. For help,
 * and for a name that is no command, all of them are loaded.
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

/** @param args as typed, without the name of the program */
export function commandsFor(args: readonly string[]): (() => Promise<AddCommand>)[] {
  const [first = ''] = args;
  const own = Object.hasOwn(commands, first) ? commands[first] : undefined;
  // Completion is about all of them.
  if (own && first !== 'completion') return [own];
  return first === '--version' || first === '-V' ? [] : Object.values(commands);
}
