/** Applies a line that shows a stage to the attempts of the server it names: it opens an attempt, continues it, fails it or ends it. */
import type { Observation, Quote } from '../model/observation.js';
import type { StageSign } from '../model/stage.js';
import { Attempt, type AttemptContext, readingOf } from './attempt.js';
import { secondsBetween } from './clock.js';
import type { ServerTrack } from './server-track.js';

/** After so long without a line, an attempt takes no more lines that name no server. */
export const silentSeconds = 3600;
/** How soon after the end of an attempt a line still belongs to it, such as a status message. */
const afterwardsSeconds = 120;
const afterwardsLines = 12;
/** A service that did not come up is reported in one of the next two cycles of 15 minutes (Q299261). */
const reportedSeconds = 1800;
/** After so long without a line, a failure that names the server is of another attempt, whose first lines are lost. */
const staleSeconds = 86_400;

export class NamedLines {
  /** @param beforeEnd called with an attempt that the current line is about to end */
  constructor(
    private readonly context: AttemptContext,
    private readonly beforeEnd: (attempt: Attempt) => void,
  ) {}

  /** @returns the attempt the line belongs to, if any */
  take(track: ServerTrack, sign: StageSign, line: Observation): Attempt | null {
    switch (sign.shows) {
      case 'opens':
        return this.open(track, sign, line);
      case 'looks':
        return this.look(track, sign, line);
      case 'begins':
        return this.begin(track, sign, line);
      case 'failed':
        closeStale(track, line);
        return this.fail(track, sign, line);
      case 'ends':
        closeStale(track, line);
        return this.end(track, sign, line);
      case 'stopped':
        return this.stopped(track, sign, line);
      case 'passed':
        track.current?.pass(sign.stage ?? 'running', line.quote, readingOf(sign));
        return track.current;
      default:
        return sign.shows satisfies never;
    }
  }

  private open(track: ServerTrack, sign: StageSign, { quote }: Observation): Attempt {
    track.close('it was begun again; what is complete is not retried (Q214954)');
    track.look = null;
    const attempt = this.start(track, quote, true);
    if (sign.stage !== null) attempt.pass(sign.stage, quote, readingOf(sign));
    return attempt;
  }

  /** The manager also looks at a working server in each cycle. So a look makes an attempt only if more lines follow it. */
  private look(track: ServerTrack, sign: StageSign, line: Observation): Attempt | null {
    const { current } = track;
    if (current && current.outcome === null && [...current.stages.keys()].every((id) => id === 'role')) {
      current.begin(sign, line.quote);
      return current;
    }
    current?.proveRunning(
      'the manager looked at the server again and did not retry, as it does with what is not complete (Q214954)',
    );
    track.close('the manager looked at the server again, and no line tells how the attempt ended');
    track.looks += 1;
    track.look = { sign, line };
    return null;
  }

  private begin(track: ServerTrack, sign: StageSign, { quote }: Observation): Attempt {
    const isAgain = sign.stage !== null && track.current?.stages.get(sign.stage)?.status === 'failed';
    if (isAgain) track.close('it was begun again');
    const attempt = track.current ?? this.fromLook(track, quote) ?? this.start(track, quote, false);
    attempt.begin(sign, quote);
    return attempt;
  }

  private fail(track: ServerTrack, sign: StageSign, line: Observation): Attempt {
    const attempt = track.current ?? this.justFailed(track, line) ?? this.fromLook(track, line.quote);
    const own = attempt ?? this.start(track, line.quote, false);
    if (own === track.current || !own.stages.has(sign.stage ?? 'role')) own.fail(sign, line.quote);
    return own;
  }

  private end(track: ServerTrack, sign: StageSign, line: Observation): Attempt {
    const before = track.look === null ? this.justFailed(track, line) : null;
    if (!track.current && before) return before;
    const attempt = track.current ?? this.fromLook(track, line.quote) ?? this.start(track, line.quote, false);
    this.beforeEnd(attempt);
    attempt.touch(line.quote, line.order, line.orderInThread);
    attempt.end(sign, line.quote);
    track.close('');
    return attempt;
  }

  /** Status message 9406 comes in every cycle while the service is down. Right after a start it means that the start failed. */
  private stopped(track: ServerTrack, sign: StageSign, line: Observation): Attempt | null {
    const { current } = track;
    const running = current?.stages.get('running');
    const passed = secondsBetween(running?.quote.time ?? null, line.quote.time);
    if (current && running?.status === 'unknown' && (passed ?? 0) <= reportedSeconds) {
      current.fail(sign, line.quote);
      return current;
    }
    track.stop(
      { sign, quote: line.quote },
      'status message 9406: SMS_LICENSE_SERVER was not running on it, or its state could not be read (Q299261)',
    );
    return null;
  }

  /** Opens an attempt with the look at the server that came right before, if there was one. Its first line is lost. */
  private fromLook(track: ServerTrack, quote: Quote): Attempt | null {
    const { look } = track;
    const passed = secondsBetween(look?.line.quote.time ?? null, quote.time);
    track.look = null;
    if (look === null || (passed ?? 0) > silentSeconds) return null;
    track.looks -= 1;
    const attempt = this.start(track, look.line.quote, false);
    attempt.begin(look.sign, look.line.quote);
    return attempt;
  }

  private start(track: ServerTrack, quote: Quote, beginningSeen: boolean): Attempt {
    const attempt = new Attempt(track.server, quote, beginningSeen, this.context);
    track.begin(attempt);
    return attempt;
  }

  /** The attempt that has just failed, if this line comes right after. */
  private justFailed(track: ServerTrack, line: Observation): Attempt | null {
    const last = track.current ? null : track.lastClosed;
    if (last?.outcome !== 'failed') return null;
    const passed = secondsBetween(last.last.time, line.quote.time);
    const isNear =
      passed === null ? line.order - last.lastOrder <= afterwardsLines : Math.abs(passed) <= afterwardsSeconds;
    return isNear ? last : null;
  }
}

function closeStale(track: ServerTrack, { quote }: Observation): void {
  const passed = secondsBetween(track.current?.last.time ?? null, quote.time) ?? 0;
  if (passed > staleSeconds) track.close('no line tells how it ended, and the next one came more than a day later');
}
