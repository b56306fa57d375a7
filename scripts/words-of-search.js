// The words that a search looks for with a catalogue, for each kind of log. Windows are chosen for them.
import { importSource } from './bundle.js';

export async function wordsOfSearch(catalogue) {
  const { bindTemplates } = await importSource('src/stream/bind-templates.ts');
  const { searchedWords } = await importSource('src/stream/searched-words.ts');
  const { templates, rules } = bindTemplates(catalogue.signatures);
  return searchedWords(templates, rules, catalogue);
}
