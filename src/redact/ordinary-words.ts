/** Tells words of a sentence from names that stand in it without quotation marks: `the user klein`, not `the user who logged on`. */
import type { Signature } from '../model/signature.js';
import { sentence } from './secret-words.js';

/** What may follow "user", "account", "domain" or "computer", and is in no sentence of a signature nor behind "password". */
const others =
  'activity address addresses admin around authenticated authority awaits batch before began begins browser buffer class clicked clicks closes context continues creation currently dead defined description details directory disable disabling discovered discovery displayed doing enable enumerated enumeration environment everyone exceeded experience fields gave granted guest guid home hosts identifier immediately impersonation initiated input interaction interface joined limit limits localsystem location lockout mask membership memberships met mif mifs nearby occurs offered opened operators package packages page pages pressed privilege privileges processes ready rebooted recent request requested resources responded responds scheduled scripts selected session sessions shutdown sid side similar skipping specific specified static system systems tasks tested throughout toward trusts twice types upon utility validated variable variables visible want';

/** @returns whether a word is an ordinary one, as it stands in a text; a full stop behind it may end the sentence */
export function ordinaryWords(signatures: readonly Signature[]): (word: string) => boolean {
  const words = new Set([
    ...sentence,
    ...others.split(' '),
    ...(JSON.stringify(signatures).match(/(?<![\w\\.-])[a-z]{2,}(?![\w\\-])/g) ?? []),
  ]);
  return (word) => {
    const bare = word.replace(/[.$-]+$/, '').toLowerCase();
    return bare.length < 2 || words.has(bare) || /^(?:sms|swm)/.test(bare);
  };
}
