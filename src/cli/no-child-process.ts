/**
 * Stands in for `node:child_process` in the bundled command. commander asks for it at its start, to run subcommands that
 * are programs of their own; licdiag has none, and loading it costs two milliseconds.
 */
export function spawn(): never {
  throw new Error('licdiag starts no other program');
}
