/**
 * Replaces `node:child_process` in the bundled command. commander requires it at its start, to run subcommands that are separate
 * programs; licdiag has none, and loading the real module takes two milliseconds.
 */
export function spawn(): never {
  throw new Error('licdiag starts no other program');
}
