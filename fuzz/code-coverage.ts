/**
 * Which code of this process an input reached that none before it did: V8 counts blocks while the code runs, so no
 * instrumented build and no native addition is needed. What was reached is kept as a map over the characters of the code,
 * since V8 leaves out blocks that ran as often as the one around them.
 */
import { type Profiler, Session } from 'node:inspector';

export class CodeCoverage {
  private readonly session = new Session();
  /** By script: a byte for each character, 1 once it was reached. */
  private readonly reached = new Map<string, Uint8Array>();
  isOn = false;

  /** @param file part of the address of the code that counts; the tool's own and that of Node do not */
  constructor(private readonly file: string) {
    this.session.connect();
    this.session.post('Profiler.enable');
  }

  start(): void {
    if (!this.isOn) this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    this.isOn = true;
  }

  stop(): void {
    if (this.isOn) this.session.post('Profiler.stopPreciseCoverage');
    this.isOn = false;
  }

  close(): void {
    this.stop();
    this.session.disconnect();
  }

  /** Characters of code that ran since the last look. */
  look(): Map<string, Uint8Array> {
    const ran = new Map<string, Uint8Array>();
    let scripts: Profiler.ScriptCoverage[] = [];
    // In this process the answer comes before the call returns.
    this.session.post('Profiler.takePreciseCoverage', (_, answer) => {
      scripts = answer?.result ?? [];
    });
    for (const { url, functions } of scripts) if (url.includes(this.file)) ran.set(url, paint(functions));
    return ran;
  }

  /** How many characters of these were new. With `keep` they are not new again. */
  fresh(ran: ReadonlyMap<string, Uint8Array>, keep: boolean): number {
    let count = 0;
    for (const [url, map] of ran) {
      const old = this.reached.get(url) ?? new Uint8Array(0);
      const joined = map.length > old.length && keep ? Buffer.alloc(map.length, 0) : old;
      if (joined !== old) joined.set(old);
      for (let i = 0; i < map.length; i += 1) {
        if (map[i] !== 1 || old[i] === 1) continue;
        count += 1;
        if (keep) joined[i] = 1;
      }
      if (keep) this.reached.set(url, joined);
    }
    return count;
  }

  /** Characters reached in all. */
  get size(): number {
    let size = 0;
    for (const map of this.reached.values()) for (const one of map) size += one;
    return size;
  }
}

/** Functions come with those around them first, and so do the blocks of one: the inner says it last. */
function paint(functions: readonly Profiler.FunctionCoverage[]): Uint8Array {
  const ranges = functions.flatMap((one) => one.ranges);
  const map = new Uint8Array(ranges.reduce((most, { endOffset }) => Math.max(most, endOffset), 0));
  for (const { startOffset, endOffset, count } of ranges) map.fill(count > 0 ? 1 : 0, startOffset, endOffset);
  return map;
}
