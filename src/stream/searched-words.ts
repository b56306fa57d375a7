/** The words that logs are searched for, beside the literals of templates; and all of both, for `npm run choose-windows`. */
import type { Catalogue } from '../catalogue/catalogue.js';
import type { Rule } from '../correlate/rule.js';
import { errorLiterals } from '../match/error-words.js';
import type { LoggedTemplate } from '../match/line-matcher.js';
import { rarestWord } from '../templates/rarest-word.js';
import { anchorTemplates } from './asked-templates.js';

/** Begins a status message, which names a site. */
export const statusMessage = 'statmsg:';

/** Words of component names that show that a component of metering wrote into a log. */
export function componentWords({ logs }: Pick<Catalogue, 'logs'>): string[] {
  return logs.metering
    .flatMap((log) => log.components.map((component) => rarestWord(component.toLowerCase().split(' '))))
    .filter((word) => word.length > 6);
}

/**
 * All words that are ever searched for with a catalogue, in three lists. In a metering log mostly the `decisive`
 * words alone are searched for, and near an anchor also the `others`. The words for `elsewhere`, names of components, stand in every
 * record of a metering log, where they are not searched for: so their windows are chosen apart.
 */
export function searchedWords(
  templates: readonly LoggedTemplate[],
  rules: readonly Rule[],
  catalogue: Pick<Catalogue, 'logs'>,
): Record<'decisive' | 'others' | 'elsewhere', string[]> {
  const anchors = anchorTemplates(rules);
  const literalsOf = (isAsked: (index: number) => boolean): string[] =>
    templates.flatMap(({ template }, index) => (isAsked(index) ? template.literal : []));
  const decisive = new Set([...literalsOf((index) => anchors.has(index)), ...errorLiterals, statusMessage]);
  const others = new Set(literalsOf(() => true).filter((word) => !decisive.has(word)));
  const elsewhere = new Set(componentWords(catalogue).filter((word) => !decisive.has(word) && !others.has(word)));
  return { decisive: [...decisive].sort(), others: [...others].sort(), elsewhere: [...elsewhere].sort() };
}
