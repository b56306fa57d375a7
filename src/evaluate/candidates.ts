/** What may become a finding: one for each subject of a site folder in which the logs show lines of a signature, or facts alone show it. */
import type { Doubt, FactBase, Facts } from '../model/facts.js';
import type { Subject } from '../model/report.js';
import type { Signature } from '../model/signature.js';
import { siteCodeOf } from '../model/site-code-of.js';
import type { TrackResult } from '../model/stream-result.js';
import { attemptAfter } from './attempt-after.js';
import { type FactVerdict, judgeFacts } from './judge-facts.js';
import { isNotOf, isOneOfSeveral, isPassElsewhere } from './one-of-several.js';
import { passBefore } from './pass-before.js';
import {
  type Later,
  type Located,
  lastSeenOf,
  type Pass,
  type RunLogs,
  type SeenOf,
  seenOf,
  siteOf,
  timeOf,
} from './seen-of.js';
import { shownAgain } from './shown-again.js';
import { whyNotAfter } from './snapshot-lag.js';
import { isSameSubject, subjectIn } from './subject.js';

export interface Candidate {
  readonly signature: Signature;
  readonly subject: Subject;
  readonly captures: Readonly<Record<string, string>>;
  readonly group: readonly Located[];
  /** The folder of the logs: relative to the argument, and with the argument before it. */
  readonly folders: readonly [string, string];
  readonly facts: Facts;
  readonly verdict: FactVerdict;
  /** A line of a later attempt, which got past the failure or did not log it again. */
  readonly later: Later | null;
  /** The verdict of facts alone that were collected after the log and show the failure again; else null. */
  readonly again: FactVerdict | null;
}

/** @param index place of the signature in what the streams tell */
export function candidatesOf(signature: Signature, index: number, logs: RunLogs, base: FactBase): Candidate[] {
  const seen = seenOf(signature, index, logs);
  const fromLogs = seen.groups.map((group) => candidateOf(group, seen, base));
  return [...fromLogs, ...candidatesFromFacts(fromLogs, seen, base)];
}

function candidateOf(group: readonly Located[], seen: SeenOf, base: FactBase): Candidate {
  const { signature } = seen;
  const latest = latestOf(group);
  const { track, stream } = latest;
  const siteOfLog = siteOf(seen, stream);
  const lastSeen = lastSeenOf(latest) || null;
  const named = subjectIn(signature, track.subject, siteOfLog, stream.folderInArgument);
  const within = (doubt: Doubt | null): Facts => base.within(stream.folder, siteOfLog, lastSeen, doubt);
  const undoubted = within(null);
  const holder = undoubted.about(named);
  const doubt = isOneOfSeveral(latest, seen)
    ? 'shown-elsewhere'
    : holder !== null && siteOfLog === null && isNotOf(holder, latest, seen)
      ? 'not-in-its-log'
      : null;
  const facts = doubt === null ? undoubted : within(doubt);
  const site = named.site ?? siteCodeOf(facts.about(named)?.snapshot);
  const subject = { ...named, site };
  const captures = capturesOf(track);
  const confidence = group.some((one) => one.track.full) ? 'likely' : 'possible';
  const passedBefore = passBefore(latest, seen)?.observation.quote ?? null;
  const told = { ...logFileOf(group), ...captures, ...(lastSeen === null ? {} : { lastSeen }) };
  const verdict = judgeFacts(signature, { confidence, lastSeen, passedBefore }, { ...subject, captures: told }, facts);
  const later = signature.past ? null : attemptAfter(latest, seen);
  const ends = [...group, later ?? latest].map((one) => one.stream.lastTime);
  const again = later && shownAgain(signature, { ends, attemptedAt: later.attemptedAt }, subject, facts);
  const folders = [stream.folderInArgument, stream.folder] as const;
  return { signature, subject, captures, group, folders, facts, verdict, later, again };
}

/** What the lines of the last occurrence captured; a later line overrides an earlier one. */
function capturesOf({ last }: TrackResult): Record<string, string> {
  return Object.fromEntries(last.seen.flatMap(({ observation }) => Object.entries(observation.captures)));
}

/** The name of the log that shows it. Nothing where logs of several names do. */
function logFileOf(group: readonly Located[]): Record<string, string> {
  const paths = group.flatMap(({ track }) => track.last.seen.map(({ observation }) => observation.quote.file));
  const [name, ...others] = new Set(paths.map((path) => path.replace(/^.*[/!]/, '')));
  return name === undefined || others.length > 0 ? {} : { logFile: name };
}

/** Candidates by facts alone: for each subject that a snapshot knows and for which no log line shows this signature. */
function candidatesFromFacts(fromLogs: readonly Candidate[], seen: SeenOf, base: FactBase): Candidate[] {
  const { signature } = seen;
  if (base.snapshots.length === 0 || signature.facts?.alone === undefined) return [];
  const isSeen = (subject: Subject): boolean =>
    fromLogs.some(
      (one) =>
        isSameSubject(one.subject, subject) &&
        one.facts.doubt !== 'not-in-its-log' &&
        !(one.later && isOfUnknownSite(one)),
    );
  return base
    .subjects(signature.subject)
    .filter(({ subject }) => !isSeen(subject))
    .map(({ subject, facts }) => ({
      signature,
      subject,
      captures: {},
      group: [],
      folders: ['', ''],
      facts,
      verdict: judgeFacts(signature, null, { ...subject, captures: {} }, facts),
      later: passSince(subject, facts, seen, base),
      again: null,
    }));
}

/** The latest line from after the facts that shows an attempt past the failure that they show, in a log for which these facts count. */
function passSince(subject: Subject, facts: Facts, seen: SeenOf, base: FactBase): Later | null {
  const holder = facts.about(subject);
  const collectedAt = holder?.snapshot.collectedAt ?? null;
  const isOfHolder = (pass: Pass): boolean => {
    const { folder } = pass.stream;
    const site = siteOf(seen, pass.stream);
    const within = base.within(folder, site);
    // Of the site that the log tells, not of that of the facts: two sites can have servers of one name.
    if (within.about({ ...subject, site }) !== holder) return false;
    return holder === null || site !== null || within.home === holder || !isPassElsewhere(holder, pass, seen);
  };
  const isSince = (pass: Pass): boolean =>
    whyNotAfter(pass.line.observation.quote.time, collectedAt) === null && isOfHolder(pass);
  const since = seen.passes.filter((pass) => pass.subject === (subject.server ?? subject.client) && isSince(pass));
  return since.reduce<Pass | null>(
    (latest, one) => (latest && timeOf(latest.line) >= timeOf(one.line) ? latest : one),
    null,
  );
}

/** Whether nothing tells of which site a log is: then it says nothing about the site of a snapshot. */
export function isOfUnknownSite({ subject, facts }: Candidate): boolean {
  return subject.site === null && facts.about(subject) === null;
}

/** Whether facts alone show one of both, and the other is in a log of another server of that name. */
export function isUnlike(one: Candidate, other: Candidate): boolean {
  return (
    [one, other].some(({ group }) => group.length === 0) &&
    [one, other].some(({ facts }) => facts.doubt === 'not-in-its-log')
  );
}

/** The track with the latest failure. If a log and its copy show the same one, the file that goes on longer counts. */
export function latestOf(group: readonly Located[]): Located {
  return group.reduce((best, one) => {
    const [seen, before] = [lastSeenOf(one), lastSeenOf(best)];
    if (seen !== before) return seen > before ? one : best;
    return (one.stream.lastTime ?? '') >= (best.stream.lastTime ?? '') ? one : best;
  });
}
