/** The tools of a scan: what all its streams are read with, made once for a catalogue and an engine. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Rule } from '../correlate/rule.js';
import { parseCodePage } from '../decode/code-page.js';
import { TextDecoding } from '../decode/decode-text.js';
import { LineWindow } from '../entries/line-window.js';
import { LineMatcher, type LoggedTemplate } from '../match/line-matcher.js';
import { LogsOfEntry } from '../match/logs-of-entry.js';
import type { SearchEngine } from '../prefilter/literal-search.js';
import { SearchPlan } from './plan-search.js';
import type { StreamTools } from './stream-tools.js';

export interface ReadSettings {
  /** Code page of logs that are neither UTF-8 nor UTF-16. */
  readonly codePage?: string | undefined;
  /** Local times in ISO 8601, inclusive. */
  readonly since?: string | null;
  readonly until?: string | null;
}

/** Without the correlator: each stream needs one of its own. */
export function scanTools(
  engine: SearchEngine,
  { templates, rules }: { readonly templates: readonly LoggedTemplate[]; readonly rules: readonly Rule[] },
  catalogue: Catalogue,
  { codePage, since = null, until = null }: ReadSettings = {},
): Omit<StreamTools, 'newCorrelator'> {
  const plan = new SearchPlan(templates, rules, catalogue, engine);
  return {
    engine,
    searchFor: (source, depth) => plan.searchFor(source, depth),
    anchors: plan.anchors,
    followSearch: (source, open) => plan.followSearch(source, open),
    countsByComponent: (source) => plan.countsByComponent(source),
    endingSearch: (source) => plan.endingSearch(source),
    knowsStatusBySite: plan.knowsStatusBySite,
    matcher: new LineMatcher(templates),
    logs: new LogsOfEntry(catalogue.logs),
    decoding: new TextDecoding(parseCodePage(codePage)),
    window: new LineWindow(engine.bytes, engine),
    since,
    until,
  };
}
