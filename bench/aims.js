// What licdiag aims at, and whether a run of the benchmark met it. Every aim is a bound of a ratio or of memory, as a user notices it.

const small = [
  { what: '`--version`, to bare Node', name: 'licdiag --version', most: 1.4 },
  { what: '2 MB, healthy, to bare Node', name: 'licdiag scan, 2 MB in four logs, healthy', most: 2.2 },
  {
    what: '2 MB, a failure in each of four logs, to bare Node',
    name: 'licdiag scan, 2 MB in four logs, a failure in each',
    most: 2.2,
  },
];

/** How many times as fast as the other command; `sizes` in MB. */
const speeds = [
  { kinds: ['few'], sizes: [64], threads: 1, rival: 'rg -i -F', least: 1 },
  { kinds: ['few', 'healthy', 'sites', 'many'], sizes: [256], threads: 1, rival: 'rg -i -F', least: 3 },
  { kinds: ['foreign', 'wide'], sizes: [256], threads: 1, rival: 'rg -i -F', least: 1.5 },
  { kinds: ['few'], sizes: [256], threads: 1, rival: 'rg -F, case-sensitive', least: 1 },
  { kinds: ['few'], sizes: [256], threads: 2, rival: 'rg -i -F', least: 2 },
  { kinds: ['few', 'one'], sizes: [1024], threads: 1, rival: 'rg -i -F', least: 3 },
  { kinds: ['few', 'one'], sizes: [1024], threads: 2, rival: 'rg -i -F', least: 2 },
];
const mostMemory = 150;
const fourTimes = { small: 256, large: 1024, most: 4.4 };
const mostOfOrdinary = 3;

/**
 * @param starts milliseconds by name of the short runs, with `node -e 0`
 * @param rows `{ kind, size, jobs, label, milliseconds, megabytes }` of the large runs
 * @param turns `{ one, size, ratio }`: how many times as long as ordinary logs
 * @returns rows of a table: the aim, its bound, what was measured, whether it is met. An aim that was not measured is left out.
 */
export function judgeAims(starts, rows, turns) {
  const bare = starts.get('node -e 0');
  const timeOf = (kind, size, jobs, label = 'licdiag scan') =>
    rows.find((row) => row.kind === kind && row.size === size && row.jobs === jobs && row.label === label)
      ?.milliseconds;
  const ours = rows.filter(({ label }) => label === 'licdiag scan');
  return [
    ...small.map(({ what, name, most }) => atMost(what, starts.get(name) / bare, most)),
    ...speeds.flatMap(({ kinds, sizes, threads, rival, least }) =>
      kinds.flatMap((kind) =>
        sizes.map((size) => {
          const times = timeOf(kind, size, threads, rival) / timeOf(kind, size, threads);
          return atLeast(`${size} MB, \`${kind}\`, ${threadsInWords(threads)}, to \`${rival}\``, times, least);
        }),
      ),
    ),
    atMost(
      `\`few\`, one thread, ${fourTimes.large} MB to ${fourTimes.small}`,
      timeOf('few', fourTimes.large, 1) / timeOf('few', fourTimes.small, 1),
      fourTimes.most,
    ),
    ...turns.map(({ one, size, ratio }) =>
      atMost(`${size} MB, \`${one}\`, one thread, to \`few\``, ratio, mostOfOrdinary),
    ),
    ...[...new Set(ours.map(({ jobs }) => jobs))].map((jobs) => {
      const own = ours.filter((row) => row.jobs === jobs).sort((a, b) => b.megabytes - a.megabytes);
      const [worst] = own;
      const what = `memory, ${threadsInWords(jobs)}: the most, for ${worst.size} MB, \`${worst.kind}\``;
      return judged(
        what,
        `at most ${mostMemory} MB`,
        `${worst.megabytes.toFixed(0)} MB`,
        worst.megabytes <= mostMemory,
      );
    }),
  ].filter((aim) => aim !== null);
}

function atMost(what, measured, most) {
  if (!Number.isFinite(measured)) return null;
  return judged(what, `at most ${most} times the time`, measured.toFixed(2), measured <= most);
}

function atLeast(what, measured, least) {
  if (!Number.isFinite(measured)) return null;
  return judged(
    what,
    least === 1 ? 'at least as fast' : `at least ${least} times as fast`,
    measured.toFixed(2),
    measured >= least,
  );
}

function judged(what, bound, measured, isMet) {
  return [what, bound, measured, isMet ? 'yes' : '**no**'];
}

function threadsInWords(count) {
  return count === 1 ? 'one thread' : `${count} threads`;
}
