/**
 * Weighs one signature against the logs and snapshots of a run, clause by clause for each server or client: what held and on which
 * line, what failed and which line was there instead, which fact is missing.
 */
import { type Alignment, alignPattern } from '../../correlate/align-pattern.js';
import type { Seen } from '../../correlate/rule.js';
import type { TextDecoding } from '../../decode/decode-text.js';
import { conditionsOf } from '../../describe/describe-facts.js';
import { describePattern, stepName } from '../../describe/describe-pattern.js';
import type { DiagnoseOptions } from '../../diagnose.js';
import { conditionInWords } from '../../facts/condition-in-words.js';
import { describeCondition } from '../../facts/describe-condition.js';
import type { SnapshotFacts } from '../../facts/snapshot-facts.js';
import type { Against, AgainstSubject, FactSeen, PatternSeen, QuotedLine } from '../../model/explanation.js';
import { missingInWords, wordsOfFact } from '../../model/fact-nouns.js';
import type { Facts } from '../../model/facts.js';
import { fillNames } from '../../model/fill-names.js';
import type { Quote } from '../../model/observation.js';
import type { Finding, Report, Subject } from '../../model/report.js';
import type { Pattern, Signature } from '../../model/signature.js';
import type { Source } from '../../model/source.js';
import { wantedServer } from '../../model/wanted-server.js';
import { Masker } from '../../redact/masker.js';
import { entryAfter, recordBelow } from './entry-after.js';

/** Servers or clients shown at most; `--server` asks for a certain one. */
const mostSubjects = 12;

/** The logs and facts of a run, and the report that the whole catalogue makes of them. */
export interface Given {
  readonly report: Report;
  readonly options: DiagnoseOptions;
  readonly facts: SnapshotFacts;
  readonly decoding: TextDecoding;
  /** The sources by their path. */
  readonly sources: ReadonlyMap<string, Source>;
}

export class Weighing {
  private readonly masker: Masker;
  private readonly wanted: string | null;

  /**
   * @param all all signatures: one of them may supersede this one
   * @param streams the lines that matched this signature, by log stream
   */
  constructor(
    private readonly signature: Signature,
    private readonly all: readonly Signature[],
    private readonly streams: readonly (readonly Seen[])[],
    private readonly given: Given,
  ) {
    const lines = streams.flat();
    const quotes = lines.map(({ observation }) => observation.quote);
    this.masker = new Masker(
      quotes,
      given.options.redact ?? 'secrets',
      lines.map(({ subject }) => subject),
    );
    this.wanted = wantedServer(given.options);
  }

  async against(): Promise<Against> {
    const { report, options } = this.given;
    const { inputs } = report;
    const subjects: AgainstSubject[] = [];
    for (const subject of this.subjects().slice(0, mostSubjects)) subjects.push(await this.weigh(subject));
    return {
      inputs: {
        complete: inputs.complete,
        meteringLogs: inputs.meteringLogs,
        files: inputs.files.map(({ path, status, problem, firstTime, lastTime }) => ({
          ...{ path, status, problem, firstTime, lastTime },
        })),
        snapshots: inputs.snapshots.map(({ path }) => path),
        server: this.wanted,
        since: options.since ?? null,
        until: options.until ?? null,
      },
      subjects,
    };
  }

  /** All servers or clients that a finding, a matched line or a snapshot names. Lines that name nobody count where nothing else is named. */
  private subjects(): Subject[] {
    const { signature, wanted } = this;
    const { findings, undecided } = this.given.report;
    const lines = this.streams.flat();
    const named = (name: string): Subject => ({
      site: null,
      server: signature.subject === 'server' ? name : null,
      client: signature.subject === 'client' ? name : null,
    });
    const known: Subject[] = [
      ...[...findings, ...undecided].filter((one) => one.signature === signature.id).map(({ subject }) => subject),
      ...(signature.facts ? this.given.facts.subjects(signature.subject).map(({ subject }) => subject) : []),
      ...lines.flatMap((line) => (line.subject === null ? [] : named(line.subject))),
    ];
    const unique: Subject[] = [];
    for (const one of known) {
      if (!unique.some(({ server, client }) => server === one.server && client === one.client)) unique.push(one);
    }
    const all = unique.length === 0 && lines.length > 0 ? [{ site: null, server: null, client: null }] : unique;
    return all.filter(({ server }) => wanted === null || server === null || server === wanted);
  }

  private async weigh(subject: Subject): Promise<AgainstSubject> {
    const { signature } = this;
    const name = subject.server ?? subject.client;
    const lines = this.streams.flat().filter((line) => line.subject === name || line.subject === null);
    const finding = this.given.report.findings.find(
      (one) => one.signature === signature.id && (one.subject.server ?? one.subject.client) === name,
    );
    const patterns: PatternSeen[] = [];
    for (const pattern of signature.logs.any) patterns.push(await this.weighPattern(pattern, name, finding));
    const facts = this.weighFacts(subject, lines);
    return {
      subject: { ...subject },
      verdict: finding
        ? { state: finding.state, confidence: finding.confidence, occurrences: finding.occurrences }
        : null,
      reasons: this.reasonsFor(subject, finding, patterns),
      clauses: Object.keys(signature.logs.clauses).map((clause) => this.countLines(clause, lines)),
      patterns,
      facts,
    };
  }

  private countLines(clause: string, lines: readonly Seen[]): AgainstSubject['clauses'][number] {
    const own = lines.filter((line) => line.clause === clause).map(({ observation }) => observation.quote);
    const [first = null, last = null] = [own[0], own.at(-1)];
    return { clause, count: own.length, first: first && this.quoted(first), last: last && this.quoted(last) };
  }

  /** Weighs the pattern in the stream where it fits best. */
  private async weighPattern(
    pattern: Pattern,
    name: string | null,
    finding: Finding | undefined,
  ): Promise<PatternSeen> {
    const { id, subject: kind } = this.signature;
    const stepsHeld = ({ holds, steps }: Alignment): number =>
      (holds ? 100 : 0) + steps.filter(({ held }) => held).length;
    const [best] = this.streams
      .map((lines) => alignPattern(pattern, lines, name))
      .sort((one, other) => stepsHeld(other) - stepsHeld(one));
    const words = describePattern(pattern, kind);
    if (!best) return { words, holds: false, steps: [], failed: [`no log was read in which ${id} could be seen`] };
    const end = 'last' in pattern ? (best.steps[0]?.held ?? null) : null;
    const goesOn = end && !finding ? await this.goesOnBelow(end) : null;
    const steps: PatternSeen['steps'] = [];
    for (const [i, { clauses, held, instead }] of best.steps.entries()) {
      const before = best.steps[i - 1]?.held ?? null;
      const shown = held ? null : await this.insteadOf(instead, before);
      steps.push({ clause: stepName(clauses), held: held && this.quoted(held.observation.quote), instead: shown });
    }
    const holds = best.holds || (end !== null && goesOn === null);
    const missing = best.failed.map(({ says, quote }) => (quote ? `${says}: ${this.inOneLine(quote)}` : says));
    const remarks = goesOn === null ? missing : [...missing, goesOn];
    const isWhole = !holds && steps.every(({ held }) => held !== null) && remarks.length === 0;
    return { words, holds, steps, failed: isWhole ? ['the lines are there, but not as one attempt'] : remarks };
  }

  /** Proof, in words, that a line is not the last one of its log; null where there is none. */
  private async goesOnBelow({ observation }: Seen): Promise<string | null> {
    const { file } = observation.last;
    const source = this.given.sources.get(file);
    const next = source ? await recordBelow(source, observation, this.given.decoding).catch(() => null) : null;
    if (next) return `the log goes on after it: ${this.inOneLine(next)}`;
    const newer = file.replace(/\.lo_$/i, '.log');
    return newer !== file && this.given.sources.has(newer) ? `the log goes on in ${newer}` : null;
  }

  private async insteadOf(instead: Alignment['steps'][number]['instead'], before: Seen | null): Promise<string | null> {
    if (!instead) return null;
    if (instead.quote) return `${instead.says}: ${this.inOneLine(instead.quote)}`;
    const quote = before?.observation.quote;
    const source = quote && this.given.sources.get(quote.file);
    const next = source ? await entryAfter(source, quote, this.given.decoding).catch(() => null) : null;
    return next ? `${instead.says}; after the one before it stands ${this.inOneLine(next)}` : instead.says;
  }

  private weighFacts(subject: Subject, lines: readonly Seen[]): FactSeen[] {
    const captures = Object.assign({}, ...lines.map(({ observation }) => observation.captures));
    const named = (text: string): string => fillNames(text, subject);
    const known = this.factsFor(lines);
    return conditionsOf(this.signature).map(({ role, when, effect }) => {
      const { truth, facts, missing } = known.judge(when, { ...subject, captures });
      return {
        role,
        condition: named(describeCondition(when)),
        plain: named(conditionInWords(when)),
        effect: named(effect),
        truth: truth === null ? 'unknown' : truth ? 'holds' : 'fails',
        facts: facts.map(({ fact, value, says }) => ({
          fact,
          value: this.masker.text(value),
          says: this.masker.text(says),
        })),
        missing: [...missing],
      };
    });
  }

  /** The facts as the log of these lines sees them, as in a scan: those of its folder, at the time of the last line. */
  private factsFor(lines: readonly Seen[]): Facts {
    const { file, time = null } = lines.at(-1)?.observation.quote ?? {};
    const source = file === undefined ? undefined : this.given.sources.get(file);
    return source ? this.given.facts.within(source.folder, null, time) : this.given.facts;
  }

  private reasonsFor(subject: Subject, finding: Finding | undefined, patterns: readonly PatternSeen[]): string[] {
    const { signature } = this;
    const { findings, undecided } = this.given.report;
    if (finding) return finding.counterEvidence.map((one) => (one.kind === 'snapshot' ? wordsOfFact(one) : one.says));
    const isOwn = (other: Subject): boolean => other.server === subject.server && other.client === subject.client;
    const winners = this.all.filter(({ supersedes = [] }) => supersedes.includes(signature.id)).map(({ id }) => id);
    const winner = findings.find((one) => winners.includes(one.signature) && isOwn(one.subject));
    const open = undecided.find((one) => one.signature === signature.id && isOwn(one.subject));
    const holds = patterns.some((pattern) => pattern.holds);
    return [
      ...(winner ? [`${winner.signature} tells its cause and takes its place`] : []),
      ...(open ? [`undecided, since it is not known: ${missingInWords(open.missing).join('; ')}`] : []),
      ...(!winner && !open && holds ? ['the lines are there, but the facts say that it is not this failure'] : []),
    ];
  }

  private quoted(quote: Quote): QuotedLine {
    return { file: quote.file, line: quote.line, time: quote.time, text: this.masker.quote(quote) };
  }

  private inOneLine(quote: Quote): string {
    return `${quote.file}:${quote.line} ${this.masker.quote(quote)}`;
  }
}
