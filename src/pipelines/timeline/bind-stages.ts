/** Adds the lines that show install stages to those that signatures look for, so that a log is searched for all of them at once. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import type { Rule } from '../../correlate/rule.js';
import type { LoggedTemplate } from '../../match/line-matcher.js';
import type { ClientSign, StageSign } from '../../model/stage.js';
import { bindTemplates } from '../../stream/bind-templates.js';
import { templateWith } from '../../templates/compile-template.js';

export interface BoundStages {
  /** Those of signatures and of stages, each once. */
  readonly templates: readonly LoggedTemplate[];
  readonly rules: readonly Rule[];
  /** By the index of a template, the stage of a server that it shows. */
  readonly signOf: ReadonlyMap<number, StageSign>;
  readonly clientSignOf: ReadonlyMap<number, ClientSign>;
}

export function bindStages(catalogue: Catalogue): BoundStages {
  const { templates: known, stages } = catalogue;
  const { templates, rules } = bindTemplates(catalogue.signatures, known, catalogue.causes);
  const indexOf = (sign: { readonly log: string; readonly template: string }): number => {
    const at = templates.findIndex(({ log, template }) => log === sign.log && template.source === sign.template);
    if (at >= 0) return at;
    return templates.push({ log: sign.log, template: templateWith(sign.template, known[sign.template]) }) - 1;
  };
  const signOf = new Map(stages.signs.map((sign) => [indexOf(sign), sign] as const));
  const clientSignOf = new Map(stages.clientSigns.map((sign) => [indexOf(sign), sign] as const));
  return { templates, rules, signOf, clientSignOf };
}
