/** Which signatures show on the cases of which others, and which of these meetings are declared. */
import type { Signature } from '../../src/diagnose.js';

/** Both are named as related, or one tells the cause of what the other shows. */
export function areRelated(signatures: readonly Signature[], one: string, other: string): boolean {
  const named = (id: string): string[] => {
    const signature = signatures.find((found) => found.id === id);
    return [...(signature?.related ?? []), ...(signature?.supersedes ?? [])];
  };
  return named(one).includes(other) || named(other).includes(one);
}
