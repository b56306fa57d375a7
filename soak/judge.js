// What "flat" means: the median of the last quarter of the samples is not above that of the second quarter by more than the
// play that a collector needs. The first quarter is the warm-up: code is compiled, caches fill.

/** @param samples numbers in the order they were taken */
export function quarters(samples) {
  const quarter = (index) =>
    samples.slice(Math.floor((samples.length * index) / 4), Math.floor((samples.length * (index + 1)) / 4));
  return { second: median(quarter(1)), last: median(quarter(3)), most: Math.max(...samples) };
}

/** @param play what it may have grown by: a share of it, and bytes (or descriptors) on top */
export function judge(samples, { share, more }) {
  if (samples.length < 8) return 'too few samples';
  const { second, last } = quarters(samples);
  return last <= second * (1 + share) + more ? 'flat' : 'grows';
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
