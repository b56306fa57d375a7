// The words that licdiag searches metering logs for, from the compiled catalogue; the comparison gives them to ripgrep.
import { importSource } from '../scripts/bundle.js';

export async function searchWords() {
  const { catalogue } = await importSource('src/catalogue/catalogue.generated.ts');
  const { bindTemplates } = await importSource('src/stream/bind-templates.ts');
  const { errorLiterals } = await importSource('src/match/error-words.ts');
  const { templates } = bindTemplates(catalogue.signatures);
  return [...new Set([...templates.map(({ template }) => template.literal), ...errorLiterals, 'statmsg:'])].sort();
}
