/**
 * Picks the word that a template cannot match without and that other log text holds least. A word, not a phrase: any
 * blank may be a line end where a log was re-wrapped, so only a piece without blanks is sure to stand in the bytes.
 */

/** Words that stand in every record of a metering log or of a neighbour's, or in the names of components, and so narrow nothing. */
const everywhere = new Set([
  'license',
  'licence',
  'server',
  'manager',
  'metering',
  'service',
  'error:',
  'error',
  'thread',
  'component',
  'application',
  'version',
  'client',
  'sms_license_server',
]);

/** Letters by how common they are in English and in paths; the farther right, the rarer. */
const common = ' etaoinsrlcdhumpgfyb_\\.:wvk0123456789xjqz';

/** The search for literals wants this many letters: shorter ones would let it make no steps. */
const fewestLetters = 4;

/** The empty string when no word will do. */
export function rarestWord(words: readonly string[]): string {
  return words.reduce((best, word) => (rarity(word) > rarity(best) ? word : best), '');
}

/** The bytes of such a word are those of ASCII letters in any encoding of a log. */
export function isSearchable(word: string): boolean {
  return word.length >= fewestLetters && !/[^\x21-\x7e]/.test(word);
}

/** Higher is rarer; zero for what cannot be searched for. */
function rarity(word: string): number {
  if (!isSearchable(word)) return 0;
  // A number of a few digits may stand in any other.
  if (everywhere.has(word) || /licen[sc]e_server|^\d{1,6}\W?$/.test(word)) return 1;
  let sum = 0;
  for (const letter of word) sum += 4 + Math.max(0, common.indexOf(letter)) / 8;
  return sum;
}
