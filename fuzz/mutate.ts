/** Makes inputs from seeds: pieces are cut, doubled, swapped, damaged and joined, with words of the format strewn in. */

/** mulberry32: small, fast, and the same everywhere. Numbers in [0, 1). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @param longest bytes: long inputs say little that short ones do not, and cost the runs */
export function mutate(
  seeds: readonly Buffer[],
  dictionary: readonly string[],
  random: Random,
  longest: number = 4096,
): Buffer {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  let bytes = Buffer.from(pick(seeds) ?? '');
  const place = (): number => Math.floor(random() * (bytes.length + 1));
  const insert = (at: number, piece: Uint8Array): void => {
    bytes = Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  };
  const changes: (() => void)[] = [
    () => insert(place(), Buffer.from(pick(dictionary) ?? '', 'latin1')),
    () => insert(place(), Buffer.from((pick(dictionary) ?? '').repeat(1 + Math.floor(random() * 40)), 'latin1')),
    () => insert(place(), pick(seeds) ?? bytes),
    () => insert(place(), Buffer.from([Math.floor(random() * 256)])),
    () =>
      insert(
        place(),
        pick([Buffer.from('\r\n'), Buffer.from('\n'), Buffer.from('~'), Buffer.from('\0'), Buffer.from('\x1b[2J')]) ??
          bytes,
      ),
    () => {
      const from = place();
      bytes = Buffer.concat([
        bytes.subarray(0, from),
        bytes.subarray(Math.min(bytes.length, from + Math.floor(random() * 40))),
      ]);
    },
    () => {
      bytes = bytes.subarray(0, place());
    },
    () => {
      const at = place();
      if (at < bytes.length) bytes[at] = Math.floor(random() * 256);
    },
    () => {
      const from = place();
      insert(place(), Buffer.from(bytes.subarray(from, from + Math.floor(random() * 200))));
    },
  ];
  for (let count = Math.floor(random() * 8); count >= 0; count -= 1) {
    pick(changes)?.();
    if (bytes.length > longest) bytes = bytes.subarray(0, longest);
  }
  return bytes;
}
