/**
 * The stable id of a finding: 64 bits of FNV-1a, in hex. It keeps a few findings apart, nobody gains by forging it, and
 * the platform's cryptography takes longer to load than a small log to diagnose.
 */
const prime = 0x100000001b3n;
const basis = 0xcbf29ce484222325n;

export function fingerprint(parts: readonly (string | null)[]): string {
  let hash = basis;
  for (const byte of Buffer.from(parts.map((part) => part ?? '').join('\n'), 'utf8')) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}
