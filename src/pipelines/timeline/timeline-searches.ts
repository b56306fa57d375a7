/** The literals to search for in each kind of log for a timeline: those of a scan, those of stages, and in other logs the words of metering. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { stemOf } from '../../input/log-name.js';
import { errorLiterals } from '../../match/error-words.js';
import type { LoggedTemplate } from '../../match/line-matcher.js';
import type { Source } from '../../model/source.js';
import type { LiteralSearch, SearchEngine } from '../../prefilter/literal-search.js';
import { placeWords } from '../../stream/place-words.js';
import { componentWords } from '../../stream/searched-words.js';

export function timelineSearches(
  templates: readonly LoggedTemplate[],
  catalogue: Catalogue,
  engine: SearchEngine,
): (source: Source) => LiteralSearch {
  const { stages } = catalogue;
  const literals = [...templates.map(({ template }) => template.literal), 'statmsg:'];
  const components = componentWords(catalogue);
  const made = new Map<string, LiteralSearch>();
  return ({ identity, named, fileName }) => {
    const stem = stemOf(fileName);
    const words = stages.mentions.filter((mention) => mention.logs.includes(stem)).flatMap((mention) => mention.words);
    const kind = identity.kind === 'unknown' && named ? 'named' : identity.kind;
    const ofLog = identity.kind === 'other' ? templates.filter(({ log }) => log === identity.log) : [];
    const key = `${kind} ${words.join(' ')} ${ofLog.length > 0 ? stem : ''}`;
    const own = {
      other: [...components, ...ofLog.map(({ template }) => template.literal)],
      metering: [...literals, ...errorLiterals],
      named: [...literals, ...components, ...errorLiterals],
      unknown: [...literals, ...components],
    }[kind];
    const search = made.get(key) ?? engine.searchFor(placeWords([...own, ...words], catalogue));
    made.set(key, search);
    return search;
  };
}
