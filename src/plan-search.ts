/**
 * What is searched for in which log. First only what decides: the anchors of the signatures, the words of errors, the names
 * of metering components. Most logs hold no anchor, and the lines of a healthy course then cost nothing. Where one is
 * found, the log is read again with the literals of all clauses.
 */
import type { Catalogue } from './catalogue/catalogue.js';
import { anchorClauses, namesSubjects, type Reach, reachOf } from './correlate/anchor-clauses.js';
import type { Correlator } from './correlate/correlator.js';
import type { Rule } from './correlate/rule.js';
import { errorLiterals } from './match/error-words.js';
import type { LoggedTemplate } from './match/line-matcher.js';
import type { Source } from './model/source.js';
import { type LiteralSearch, type SearchEngine, type Word, windowLength } from './prefilter/literal-search.js';
import { placeWindows } from './prefilter/place-windows.js';
import type { Anchors } from './scout-anchors.js';
import type { SearchDepth } from './search-window.js';
import { rarestWord } from './templates/rarest-word.js';

/** A name that a search can look for. */
const isName = /^[\x21-\x7e]{4,64}$/;
const mostNames = 100;
const statusMessage = 'statmsg:';

export class SearchPlan {
  readonly anchors: Anchors;
  /** No template looks for status messages as such: they are searched for only because they tell the site. */
  readonly knowsStatusBySite: boolean;
  private readonly components: readonly string[];
  private follow: { key: string; path: string; search: LiteralSearch } | null = null;
  private readonly made = new Map<string, LiteralSearch>();

  constructor(
    private readonly templates: readonly LoggedTemplate[],
    rules: readonly Rule[],
    private readonly catalogue: Catalogue,
    private readonly engine: SearchEngine,
  ) {
    const anchors = anchorTemplates(rules);
    const literals = [...anchors.keys()].flatMap((index) => templates[index]?.template.literal ?? []);
    this.knowsStatusBySite = templates.every(({ template }) => template.literal !== statusMessage);
    this.components = componentWords(catalogue);
    const others = new Set([...errorLiterals, statusMessage, ...this.components]);
    const alone = literals.filter((literal) => !others.has(literal));
    this.anchors = { templates: anchors, literals: new Set(literals), alone: new Set(alone) };
  }

  /**
   * In a metering log literals, words of errors and status messages count; in another log of SMS only the names of
   * metering components and clauses for that very log, since nothing else there can be about metering; in a file whose
   * name says nothing literals and components, since any clause shows that it is a metering log, and errors where the
   * user named it.
   */
  searchFor(source: Source, depth: SearchDepth): LiteralSearch {
    const { identity, named } = source;
    const kind = identity.kind === 'unknown' ? String(named) : identity.log;
    const key = `${identity.kind} ${identity.kind === 'metering' ? this.sideOf(identity.log) : kind} ${depth}`;
    const search = this.made.get(key) ?? this.engine.searchFor(placeWords(this.words(source, depth), this.catalogue));
    this.made.set(key, search);
    return search;
  }

  private words({ identity, named }: Source, depth: SearchDepth): string[] {
    if (identity.kind === 'metering')
      return [...this.meteringLiterals(identity.log, depth), ...errorLiterals, statusMessage];
    if (identity.kind === 'other') return [...this.components, ...this.literals(depth, identity.log)];
    return [...this.literals('clauses'), ...this.components, ...(named ? errorLiterals : [])];
  }

  /** Lines of a client's other components are not written into a log of the server, nor the other way round. */
  private meteringLiterals(log: string, depth: SearchDepth): string[] {
    const side = this.sideOf(log);
    const strangers = new Set(
      this.catalogue.logs.neighbours.filter((neighbour) => neighbour.side !== side).map(({ name }) => name),
    );
    return this.templates.flatMap(({ template, log: own }, index) =>
      !strangers.has(own) && (depth === 'clauses' || this.anchors.templates.has(index)) ? template.literal : [],
    );
  }

  private sideOf(log: string): string {
    return this.catalogue.logs.metering.find(({ name }) => name === log)?.side ?? '';
  }

  /**
   * Far from any anchor only what decides is searched for, and the names of those whose failure is not over yet: a line that
   * shows it over names them. Null where a name is none to search for.
   */
  followSearch(source: Source, open: Correlator['open']): LiteralSearch | null {
    const names = new Set<string>();
    for (const { rule, subjects } of open) {
      if (!namesSubjects(rule.signature) || subjects.some((subject) => subject === null || !isName.test(subject)))
        return null;
      for (const subject of subjects) names.add(subject?.toLowerCase() ?? '');
    }
    if (names.size === 0) return this.searchFor(source, 'anchors');
    if (names.size > mostNames) return null;
    const key = [...names].join('\n');
    if (this.follow?.key !== key || this.follow.path !== source.path) {
      const words = [...placeWords(this.words(source, 'anchors'), this.catalogue), ...[...names].map(placeName)];
      this.follow = { key, path: source.path, search: this.engine.searchForNow(words) };
    }
    return this.follow.search;
  }

  /** In another log of SMS, unless clauses ask for that very log. */
  countsByComponent({ identity }: Source): boolean {
    return identity.kind === 'other' && this.literals('clauses', identity.log).length === 0;
  }

  private literals(depth: SearchDepth, ofLog?: string): string[] {
    return this.templates.flatMap(({ template, log }, index) =>
      (ofLog === undefined || log === ofLog) && (depth === 'clauses' || this.anchors.templates.has(index))
        ? template.literal
        : [],
    );
  }
}

/** Names of servers differ at their ends. To choose better takes longer than it saves. */
function placeName(literal: string): Word {
  return { literal, at: literal.length - windowLength, bucket: 7 };
}

/** Each literal once, with the window that the build chose; for those of a user's own signatures one is chosen now. */
export function placeWords(literals: readonly string[], { windows }: Catalogue): Word[] {
  const unique = [...new Set(literals)];
  const known = unique.flatMap((literal) => {
    const window = windows[literal];
    return window ? { literal, at: window[0], bucket: window[1] } : [];
  });
  return [...known, ...placeWindows(unique.filter((literal) => windows[literal] === undefined))];
}

/**
 * All that is ever searched for with a catalogue, by where: the build chooses windows for these. The names of components
 * stand in every record of a metering log, where nobody searches for them, so they must not share a choice.
 */
export function searchedWords(templates: readonly LoggedTemplate[], catalogue: Pick<Catalogue, 'logs'>): string[][] {
  const literals = templates.map(({ template }) => template.literal);
  const inMeteringLogs = [...new Set([...literals, ...errorLiterals, statusMessage])].sort();
  const elsewhere = new Set(componentWords(catalogue).filter((word) => !inMeteringLogs.includes(word)));
  return [inMeteringLogs, [...elsewhere].sort()];
}

function componentWords({ logs }: Pick<Catalogue, 'logs'>): string[] {
  return logs.metering
    .flatMap((log) => log.components.map((component) => rarestWord(component.toLowerCase().split(' '))))
    .filter((word) => word.length > 6);
}

function anchorTemplates(rules: readonly Rule[]): Map<number, Reach> {
  const found = new Map<number, Reach>();
  for (const { signature, clauseOf } of rules) {
    const anchors = anchorClauses(signature);
    const reach = reachOf(signature);
    for (const [template, clause] of clauseOf)
      if (anchors.has(clause)) found.set(template, farther(found.get(template), reach));
  }
  return found;
}

function farther(one: Reach | undefined, other: Reach): Reach {
  if (!one) return other;
  return { back: Math.max(one.back, other.back), ahead: Math.max(one.ahead, other.ahead) };
}
