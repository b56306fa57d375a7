/**
 * What is searched for in which log. First only what decides: the anchors of the signatures, the words of errors, the names
 * of metering components. Most logs hold no anchor, and the lines of a healthy course then cost nothing. Where one is
 * found, the log is read again with the literals of all clauses.
 */
import type { Catalogue } from './catalogue/catalogue.js';
import { anchorClauses, reachBack } from './correlate/anchor-clauses.js';
import type { Rule } from './correlate/rule.js';
import type { SearchDepth } from './diagnose-stream.js';
import { errorLiterals } from './match/error-words.js';
import type { LoggedTemplate } from './match/line-matcher.js';
import type { Source } from './model/source.js';
import type { LiteralSearch, SearchEngine, Word } from './prefilter/literal-search.js';
import { placeWindows } from './prefilter/place-windows.js';
import { rarestWord } from './templates/rarest-word.js';

const statusMessage = 'statmsg:';

export class SearchPlan {
  /** Templates of anchors, by their index. */
  readonly anchors: ReadonlySet<number>;
  /** How long before an anchor lines can belong to it, in milliseconds. */
  readonly reachBack: number;
  private readonly components: readonly string[];
  private readonly made = new Map<string, LiteralSearch>();

  constructor(
    private readonly templates: readonly LoggedTemplate[],
    rules: readonly Rule[],
    private readonly catalogue: Catalogue,
    private readonly engine: SearchEngine,
  ) {
    this.anchors = anchorTemplates(rules);
    this.reachBack = Math.max(0, ...rules.map(({ signature }) => reachBack(signature)));
    this.components = componentWords(catalogue);
  }

  /**
   * In a metering log literals, words of errors and status messages count; in another log of SMS only the names of
   * metering components and clauses for that very log, since nothing else there can be about metering; in a file whose
   * name says nothing literals and components, since any clause shows that it is a metering log, and errors where the
   * user named it.
   */
  searchFor({ identity, named }: Source, depth: SearchDepth): LiteralSearch {
    if (identity.kind === 'metering')
      return this.once(depth, () => [...this.literals(depth), ...errorLiterals, statusMessage]);
    if (identity.kind === 'other')
      return this.once(`${depth} ${identity.log}`, () => [...this.components, ...this.literals(depth, identity.log)]);
    return this.once(named ? 'named' : 'unknown', () => [
      ...this.literals('clauses'),
      ...this.components,
      ...(named ? errorLiterals : []),
    ]);
  }

  /** In another log of SMS, unless clauses ask for that very log. */
  countsByComponent({ identity }: Source): boolean {
    return identity.kind === 'other' && this.literals('clauses', identity.log).length === 0;
  }

  private literals(depth: SearchDepth, ofLog?: string): string[] {
    return this.templates.flatMap(({ template, log }, index) =>
      (ofLog === undefined || log === ofLog) && (depth === 'clauses' || this.anchors.has(index))
        ? template.literal
        : [],
    );
  }

  private once(key: string, words: () => readonly string[]): LiteralSearch {
    const search = this.made.get(key) ?? this.engine.searchFor(placeWords(words(), this.catalogue));
    this.made.set(key, search);
    return search;
  }
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

function anchorTemplates(rules: readonly Rule[]): Set<number> {
  const found = new Set<number>();
  for (const { signature, clauseOf } of rules) {
    const anchors = anchorClauses(signature);
    for (const [template, clause] of clauseOf) if (anchors.has(clause)) found.add(template);
  }
  return found;
}
