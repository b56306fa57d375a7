/** Tells words of a sentence from names that stand in it without quotation marks: `the user klein`, not `the user who logged on`. */
import type { Signature } from '../model/signature.js';
import { sentence } from './secret-words.js';

/** What may follow "user", "account", "domain" or "computer", and is in no sentence of a signature nor behind "password". */
const others =
  'abort aborted activity adapter address addresses admin admins approved around asked authenticated authority awaits batch before began begins browser buffer canceled cancelled chooses chose class clicked clicks closes computername context continues crashed crashes creation currently dead declined deferred defined description desktop details directory disable disabling discovered discovery displayed doing dsn enable enumerated enumeration environment everyone exceeded experience fields gave global granted guest guests guid hangs hive home hosts identifier ignored immediately impersonation initiated input interaction interface joined license licenses limit limits localsystem location lockout logs management mask master membership memberships met mif mifs model naming nearby occurs offered opened operators package packages page pages postponed preferences pressed privilege privileges processes profiles quit quits quota quotas ready rebooted recent request requested resources responded responds response scheduled scripts selected servername session sessions shell shutdown sid side sign signed similar skipping specific specified static structure system systems tasks tested throughout token toward trusts twice types upon username utility validated variable variables visible want wide wrote';

/** Words that name what was done, and calls of Windows: `notification`, `CreateFile`. */
const doings =
  /^[a-z]+[st]ions?$|^(?:Close|Create|Delete|Device|Enum|Get|Lookup|Net(?:Group|Share|User)|Open|Query|Read|Reg|Set|Write)[A-Z]/;

/** @returns whether a word is an ordinary one, as it stands in a text; a full stop behind it may end the sentence */
export function ordinaryWords(signatures: readonly Signature[]): (word: string) => boolean {
  const words = new Set([
    ...sentence,
    ...others.split(' '),
    ...(JSON.stringify(signatures).match(/(?<![\w\\.-])[a-z]{2,}(?![\w\\-])/g) ?? []),
  ]);
  return (word) => {
    const bare = word.replace(/[.$-]+$/, '').toLowerCase();
    return bare.length < 2 || words.has(bare) || doings.test(word) || /^(?:sms|swm)/.test(bare);
  };
}
