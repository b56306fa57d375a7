// The words that are searched for with a catalogue, by where: what windows are chosen for.
import { importSource } from './bundle.js';

export async function wordsOfSearch(catalogue) {
  const { bindTemplates } = await importSource('src/stream/bind-templates.ts');
  const { searchedWords } = await importSource('src/stream/plan-search.ts');
  const { templates, rules } = bindTemplates(catalogue.signatures);
  return searchedWords(templates, rules, catalogue);
}
