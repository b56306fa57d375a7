/**
 * What is searched for in which log. First only what decides: the anchors of the signatures, the words of errors, the names
 * of metering components. Most logs hold no anchor, and the lines of a healthy course then cost nothing. Where one is
 * found, the log is read again with the literals of all clauses.
 */
import type { Catalogue } from '../catalogue/catalogue.js';
import { namesSubjects } from '../correlate/anchor-clauses.js';
import type { OpenFailure } from '../correlate/correlator.js';
import type { Rule } from '../correlate/rule.js';
import { errorLiterals } from '../match/error-words.js';
import type { LoggedTemplate } from '../match/line-matcher.js';
import type { Source } from '../model/source.js';
import type { Neighbours, Template } from '../model/template.js';
import type { LiteralSearch, SearchEngine, Word } from '../prefilter/literal-search.js';
import { checkNeighbours } from '../prefilter/neighbour-check.js';
import { anchorTemplates, endingTemplates } from './asked-templates.js';
import { placeName, placeWords } from './place-words.js';
import type { Anchors } from './scout-anchors.js';
import type { SearchDepth } from './search-window.js';
import { componentWords, statusMessage } from './searched-words.js';

/** A server name that can be searched for as a literal. */
const isName = /^[\x21-\x7e]{4,64}$/;
const mostNames = 100;

/** The templates whose literals are searched for, and further words. */
interface Wanted {
  readonly templates: readonly Template[];
  readonly words: readonly string[];
}

/** The same in the form that a search takes. */
interface Placed {
  readonly words: readonly Word[];
  /** By literal, the words that must stand beside it; null where it counts whatever stands beside it. */
  readonly neighbours: ReadonlyMap<string, readonly Neighbours[] | null>;
}

export class SearchPlan {
  readonly anchors: Anchors;
  /** True where no template looks for status messages: then they are searched for only because they name the site. */
  readonly knowsStatusBySite: boolean;
  private readonly components: readonly string[];
  /** The logs for which there are templates. */
  private readonly asked: ReadonlySet<string>;
  /** Templates that count only at the end of a log. */
  private readonly ending: ReadonlySet<Template>;
  /** The latest search for the names of servers whose failures are not over. */
  private follow: { open: readonly OpenFailure[]; key: string; path: string; search: LiteralSearch } | null = null;
  private readonly made = new Map<string, LiteralSearch>();
  private readonly decisive = new Map<string, Placed>();

  constructor(
    private readonly templates: readonly LoggedTemplate[],
    rules: readonly Rule[],
    private readonly catalogue: Catalogue,
    private readonly engine: SearchEngine,
  ) {
    const anchors = anchorTemplates(rules);
    const literals = [...anchors].flatMap(([index, { back, ahead }]) =>
      back > 0 || ahead > 0 ? (templates[index]?.template.literal ?? []) : [],
    );
    this.knowsStatusBySite = templates.every(({ template }) => template.literal !== statusMessage);
    this.components = componentWords(catalogue);
    this.asked = new Set(templates.map(({ log }) => log));
    this.ending = endingTemplates(rules, templates);
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
    return this.madeOnce(`${this.keyOf(source)} ${depth}`, () => {
      const { words, neighbours } = this.placed(this.wanted(source, depth));
      return this.checked(this.engine.searchFor(words), (literal) => neighbours.get(literal));
    });
  }

  private madeOnce(key: string, make: () => LiteralSearch): LiteralSearch {
    const search = this.made.get(key) ?? make();
    this.made.set(key, search);
    return search;
  }

  private checked(
    search: LiteralSearch,
    neighboursOf: (literal: string) => readonly Neighbours[] | null | undefined,
  ): LiteralSearch {
    return checkNeighbours(search, this.engine.bytes, (literal) => neighboursOf(literal) ?? null);
  }

  private placed({ templates, words }: Wanted): Placed {
    return {
      words: placeWords([...templates.map(({ literal }) => literal), ...words], this.catalogue),
      neighbours: neighboursByLiteral(templates, words),
    };
  }

  /** What decides in a source. Kept, since it is needed anew behind each failure, with the names of other servers. */
  private decisiveOf(source: Source): Placed {
    const key = this.keyOf(source);
    const decisive = this.decisive.get(key) ?? this.placed(this.wanted(source, 'anchors'));
    this.decisive.set(key, decisive);
    return decisive;
  }

  private wanted({ identity, named }: Source, depth: SearchDepth): Wanted {
    if (identity.kind === 'metering')
      return { templates: this.ofMeteringLog(identity.log, depth), words: [...errorLiterals, statusMessage] };
    if (identity.kind === 'other')
      return { templates: this.templatesOf(depth, ({ log }) => log === identity.log), words: this.components };
    const words = [...this.components, ...(named ? errorLiterals : [])];
    return { templates: this.templatesOf('clauses', () => true), words };
  }

  /** Lines of a client's other components are not written into a log of the server, nor the other way round. */
  private ofMeteringLog(log: string, depth: SearchDepth): Template[] {
    const side = this.sideOf(log);
    const strangers = new Set(
      this.catalogue.logs.neighbours.filter((neighbour) => neighbour.side !== side).map(({ name }) => name),
    );
    return this.templatesOf(depth, ({ log: own }) => !strangers.has(own));
  }

  /** Equal for sources in which the same is searched for, so that they share a search: there is little room for its tables. */
  private keyOf(source: Source): string {
    const { identity, named } = source;
    if (identity.kind === 'metering') return `metering ${this.sideOf(identity.log)}`;
    if (this.countsByComponent(source)) return 'other';
    return `${identity.kind} ${identity.kind === 'unknown' ? named : identity.log}`;
  }

  private sideOf(log: string): string {
    return this.catalogue.logs.metering.find(({ name }) => name === log)?.side ?? '';
  }

  /**
   * Far from any anchor: what decides, and the names of the servers whose failure is not over yet, since a line that shows it
   * over names them. Null where a name cannot be searched for.
   */
  followSearch(source: Source, open: readonly OpenFailure[]): LiteralSearch | null {
    if (this.follow?.open === open && this.follow.path === source.path) return this.follow.search;
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
      const { words, neighbours } = this.decisiveOf(source);
      const found = this.engine.searchForNow([...words, ...[...names].map(placeName)]);
      const search = this.checked(found, (literal) => (names.has(literal) ? null : neighbours.get(literal)));
      this.follow = { open, key, path: source.path, search };
    } else {
      this.follow.open = open;
    }
    return this.follow.search;
  }

  /** For lines that mean something only as the last one of this source. */
  endingSearch(source: Source): LiteralSearch {
    return this.madeOnce(`${this.keyOf(source)} ending`, () => {
      const found = this.wanted(source, 'clauses').templates.filter((template) => this.ending.has(template));
      return this.engine.searchFor(
        placeWords(
          found.map(({ literal }) => literal),
          this.catalogue,
        ),
      );
    });
  }

  /** In another log of SMS a component's name counts only in the trailer of a record, unless clauses ask for that very log. */
  countsByComponent({ identity }: Source): boolean {
    return identity.kind === 'other' && !this.asked.has(identity.log);
  }

  private templatesOf(depth: SearchDepth, isAsked: (one: LoggedTemplate) => boolean): Template[] {
    return this.templates.flatMap((one, index) =>
      isAsked(one) && (depth === 'clauses' || this.anchors.templates.has(index)) ? one.template : [],
    );
  }
}

/** The words beside the literals of these templates. A literal that is one of `words` too counts whatever stands beside it. */
function neighboursByLiteral(
  templates: readonly Template[],
  words: readonly string[],
): Map<string, Neighbours[] | null> {
  const known = new Map<string, Neighbours[] | null>(words.map((word) => [word, null]));
  for (const { literal, neighbours } of templates) {
    const others = known.get(literal);
    known.set(literal, others === null || !neighbours ? null : [...(others ?? []), ...neighbours]);
  }
  return known;
}
