// The words that licdiag searches a metering log for, from the compiled catalogue: what ripgrep is given in the comparison.
import { importSource } from '../scripts/bundle.js';

export async function searchWords() {
  const { catalogue } = await importSource('src/catalogue/catalogue.generated.ts');
  const { bindTemplates } = await importSource('src/stream/bind-templates.ts');
  const { errorLiterals } = await importSource('src/match/error-words.ts');
  const { templates } = bindTemplates(catalogue.signatures);
  return [...new Set([...templates.map(({ template }) => template.literal), ...errorLiterals, 'statmsg:'])].sort();
}
