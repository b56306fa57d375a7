/**
 * Follows the install attempts through one log stream: turns matches into stages, keeps lines of other logs that name metering,
 * watches for clock changes, and keeps the end of the log to see whether it goes on after an attempt.
 */
import type { TextDecoding } from '../../decode/decode-text.js';
import { readEntries } from '../../entries/read-entries.js';
import { stemOf } from '../../input/log-name.js';
import type { SeenRecord } from '../../match/entry-matcher.js';
import { speaksOfError } from '../../match/error-words.js';
import type { Entry } from '../../model/entry.js';
import type { ErrorLine, Observation } from '../../model/observation.js';
import type { Source } from '../../model/source.js';
import type { ClientSign, StageKnowledge, StageSign } from '../../model/stage.js';
import type { StreamFollower } from '../../stream/stream-tools.js';
import type { FollowedStream } from '../../timeline/assemble-servers.js';
import { AttemptFollower, type FollowContext } from '../../timeline/attempt-follower.js';
import type { ClientLine } from '../../timeline/client-chain.js';
import { ClockFollower } from '../../timeline/clock-follower.js';
import { goesOnAfter } from '../../timeline/log-tail.js';
import { Mentions } from '../../timeline/mentions.js';
import { StageLines } from './stage-lines.js';

export interface FollowerTools extends FollowContext {
  readonly stages: StageKnowledge;
  /** By the index of a template, the stage that it shows. */
  readonly signOf: ReadonlyMap<number, StageSign>;
  /** The same for lines of the client agent. */
  readonly clientSignOf: ReadonlyMap<number, ClientSign>;
  readonly decoding: TextDecoding;
}

const tailBytes = 8 * 1024;

export class TimelineFollower implements StreamFollower {
  private readonly attempts: AttemptFollower;
  private readonly stageLines: StageLines;
  private readonly mentions: Mentions;
  private readonly clock: ClockFollower;
  private tail: Uint8Array = new Uint8Array(0);
  private clientLine: ClientLine | null = null;

  constructor(
    first: Source,
    private readonly tools: FollowerTools,
  ) {
    this.attempts = new AttemptFollower(tools);
    this.stageLines = new StageLines(this.attempts, tools.signOf, tools.stages);
    const { identity, fileName } = first;
    this.mentions = new Mentions(tools.stages.mentions, stemOf(fileName), speaksOfError);
    this.clock = new ClockFollower(identity.kind === 'metering' && identity.log === 'Licsvcfg.log');
  }

  observe(observation: Observation): void {
    this.stageLines.observe(observation);
    const clientSign = this.tools.clientSignOf.get(observation.template);
    if (clientSign) this.clientLine = { sign: clientSign, quote: observation.quote };
  }

  error(line: ErrorLine, mayBeExplained: boolean): void {
    this.stageLines.error(line, mayBeExplained);
  }

  record(entry: Entry, _source: Source, seen: () => SeenRecord): void {
    const isSign = this.stageLines.record(entry.text, seen);
    if (!isSign && this.mentions.isWanted) this.mentions.see(seen().quote);
  }

  bytes({ path, identity }: Source, fresh: Uint8Array): void {
    if (identity.kind !== 'other')
      this.clock.add(path, Buffer.from(fresh.buffer, fresh.byteOffset, fresh.byteLength).toString('latin1'));
    const joined = fresh.length >= tailBytes ? fresh : Buffer.concat([this.tail, fresh]);
    this.tail = Uint8Array.from(joined.subarray(-tailBytes));
  }

  /** @param lastTime time of the last entry of the log */
  finish(folder: string, lastTime: string | null): FollowedStream {
    const entries = readEntries({ text: this.tools.decoding.decode(this.tail), cut: true });
    this.attempts.finish((attempt) => goesOnAfter(attempt, entries, lastTime, speaksOfError));
    return {
      folder,
      tracks: [...this.attempts.tracks.values()],
      strays: this.attempts.strays,
      mentions: this.mentions.list(),
      limits: [...this.clock.limits, ...this.attempts.limits],
      clientLine: this.clientLine,
    };
  }
}
