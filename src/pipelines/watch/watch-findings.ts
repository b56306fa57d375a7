/**
 * The findings of a watched log. Whenever something new matched, the latest matches run through the signatures again, with the
 * evaluation of a scan; findings not yet reported for this attempt become events. The matches kept are bounded.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { Correlator } from '../../correlate/correlator.js';
import type { Rule } from '../../correlate/rule.js';
import { evaluateFindings } from '../../evaluate/evaluate-findings.js';
import { SnapshotFacts } from '../../facts/snapshot-facts.js';
import type { ErrorLine, Observation, Quote } from '../../model/observation.js';
import type { RawFinding } from '../../model/report.js';
import type { WatchEvent } from '../../model/watch.js';
import type { Attempt } from '../../timeline/attempt.js';
import type { AttemptFollower } from '../../timeline/attempt-follower.js';
import type { ServerTrack } from '../../timeline/server-track.js';

type Matched = { readonly observation: Observation } | { readonly error: ErrorLine; readonly mayBeExplained: boolean };

/** Enough for several attempts in a busy log, and few enough to evaluate again after each failure. */
const mostMatched = 300;
const mostTold = 5000;

export class WatchFindings {
  private matched: Matched[] = [];
  private isNews = false;
  private readonly told = new Set<string>();
  /** The state reported last for each finding: that it is over is worth an event only after it was reported as active. */
  private readonly lastState = new Map<string, RawFinding['state']>();

  constructor(
    private readonly tools: { readonly rules: readonly Rule[]; readonly catalogue: Catalogue },
    private readonly folder: string,
  ) {}

  observe(observation: Observation): void {
    this.keep({ observation });
  }

  error(error: ErrorLine, mayBeExplained: boolean): void {
    this.keep({ error, mayBeExplained });
  }

  /** Events for findings that are new. @param isHistory remember them as reported, but return no events */
  fresh({ tracks }: AttemptFollower, lastTime: string | null, isHistory: boolean): WatchEvent[] {
    if (!this.isNews) return [];
    this.isNews = false;
    if (this.told.size > mostTold) {
      this.told.clear();
      this.lastState.clear();
    }
    return this.evaluate(lastTime).flatMap((finding) => {
      const { server, client } = finding.subject;
      const attempt = server === null ? undefined : attemptOf(finding, tracks.get(server));
      const which = [finding.signature, server, client].join('|');
      const { file, line, time } = attempt?.first ?? {};
      const key = [which, finding.state, file, line, time].join('|');
      if (this.told.has(key)) return [];
      this.told.add(key);
      const before = this.lastState.get(which);
      this.lastState.set(which, finding.state);
      return isHistory || (finding.state === 'resolved' && before !== 'active') ? [] : [eventOf(finding)];
    });
  }

  private keep(matched: Matched): void {
    this.isNews = true;
    this.matched.push(matched);
    if (this.matched.length > 2 * mostMatched) this.matched = this.matched.slice(-mostMatched);
  }

  private evaluate(lastTime: string | null): readonly RawFinding[] {
    const correlator = new Correlator(this.tools.rules);
    for (const matched of this.matched) {
      if ('observation' in matched) correlator.observe(matched.observation);
      else correlator.error(matched.error, matched.mayBeExplained);
    }
    const stream = { folder: this.folder, folderInArgument: '', lastTime, sites: [], files: [], meteringLogs: 1 };
    const result = { ...stream, ...correlator.finish(lastTime, null) };
    return evaluateFindings([result], this.tools.catalogue.signatures, new SnapshotFacts([])).findings;
  }
}

/** The attempt that the evidence belongs to: the same finding in the next attempt is reported again. */
function attemptOf({ evidence }: RawFinding, track: ServerTrack | undefined): Attempt | undefined {
  const shown = new Set(evidence.flatMap((item) => (item.kind === 'log' ? [placeOf(item.quote)] : [])));
  return [track?.current, track?.lastClosed]
    .flatMap((attempt) => attempt ?? [])
    .find(({ first, last, stages }) =>
      [first, last, ...[...stages.values()].map(({ quote }) => quote)].some((quote) => shown.has(placeOf(quote))),
    );
}

function placeOf({ file, line, time }: Quote): string {
  return `${file}:${line} ${time}`;
}

function eventOf(finding: RawFinding): WatchEvent {
  const { title, article, signature, confidence, state, subject, evidence } = finding;
  // Evidence is ordered by file: across a rollover its last item is not the latest line.
  const quote = evidence
    .flatMap((item) => (item.kind === 'log' ? [item.quote] : []))
    .reduce<Quote | null>(
      (latest, other) => (latest && (other.time ?? '') < (latest.time ?? '') ? latest : other),
      null,
    );
  const says = `${state === 'resolved' ? 'over: ' : ''}${title} (${article ?? signature}, ${confidence})`;
  const status = state === 'resolved' ? 'passed' : finding.severity === 'info' ? null : 'failed';
  return { kind: 'finding', server: subject.server, stage: null, status, says, quote };
}
