/** Tells words of a sentence from names that stand in it without quotation marks: `the user klein`, not `the user who logged on`. */
import type { Signature } from '../model/signature.js';
import { sentence } from './secret-words.js';

/** What may follow "user", "account", "domain", "computer", "server", "client" or "database", and is in no sentence of a signature nor behind "password". */
const others =
  'abort aborted active activity adapter address addresses admin admins against agent agents alias aliases allocation allows along anywhere api approved apps argument arguments around artefacts artifacts asked assigned assignment attributes authenticated authority automatically available awaits backup backups banner batch became before began begins beyond bit boot bound browser buffer builds bundle busy callback canceled cancelled capacity carelessly catch certificate chain chains channel channels chooses chose class classes clicked clicks clients clock closes cluster clusters collation column commands compression computername configured connections connects consistency console containing contents context contexts continues contradict copies copy corrupt crashed crashes creation currently cursor cursors damaged data dead deadlock declared declined deferred defined description desktop detail details devices diagnosis dies directory disable disabling discovered discovery disk disks displayed doing down drive driver drivers drives dropped dsn dump edition edits emits enable engine engines enters entries enumerated enumeration environment errors event events everyone exceeded expects experience exports farm features fields firewall folder folders forbids form format free full gave global granted group groups growing grows growth guest guests guid handle handles hangs hardware header headers high hive home hosts hung identifier identity idle ignored image immediately impersonation inboxes index initiated input inputs install installer installs instances integrity intended interaction interface interfaces inventory isolation job jobs joined keeps kernel keys known lags language learns libraries library license licenses limit limits link listening lists load loads local locale localsystem location lock lockout logs machines maintenance management manual manually mask master matched medium membership memberships memory message messages met mif mifs mine mode model modes module modules monitor msdb named namespace naming native nearby network networks node object objects occurs offered offline one online opened operating operators options other others output overwrote owner owns package packages page pages parameter parameters part parts path paths pipe pipes place placed platform pointed pool port ports postponed preference preferences pressed print privilege privileges procedure procedures processes product profiles program programs properties property protocol protocols provided provides pubs pull queries query queue queues quit quits quota quotas reachable readable ready rebooted rebuild receives recent recovers recovery redirector redundancy refused refuses refusing register registration registry relied replication replies reply reports request requested resources responded responds response restart restarted restarting restarts restore restored restoring results revision role roles room root routine run runs scheduled schema script scripts search section security segment selected sends separately sequence servername session sessions setting settings setup shares shell shortly shut shutdown sid side sign signed significantly similar size skipping slow snapshot socket sockets software space speak speaks specific specified specifies stack startup state statement states static statistics stopping stops storage streams stress structure support suspect switch syntax system systems table tables talks target task tasks tempdb test tested testing tests therefore threads throughout throws ticket tier timing token tool tools top toward tracing traffic transaction transactions trust trusted trusts tuning twice type types unable unavailable unit unix unreachable unresponsive update updates upgrade upgrades upon uptime usage username utilities utility validated variable variables version versions views visible volume volumes wait waiting waits want warning warnings wide window windows words works wrote zone';

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

/** Folders of Windows, SQL Server and SMS that may stand at the start of a path, and parts of keys of the registry. */
const folders =
  'admin alpha application archive authority backup bin binn bootstrap builtin cache catroot cimv2 clicomp client clients common components config configuration control cookies core currentcontrolset data default desktop documents drivers etc export favorites files fonts history hkcr hkcu hklm hku i386 import inbox inboxes inetpub inf install instances licenses local logon logs menu metering microsoft ms mssql mssql7 netlogon network nt odbc policies preinst profiles program programs properties queue recent repl resources root scripts security sendto services settings setup shared site sms software source spool sql start support system system32 temp temporary tmp tools trace tracing users utils wbem windows winnt www wwwroot x86';

/** @returns whether a word is that of a folder or of a key: one of these, or one that the paths of signatures have */
export function usualFolders(signatures: readonly Signature[]): (word: string) => boolean {
  const inPaths = JSON.stringify(signatures).match(/(?<=\\\\)[A-Za-z]\w+|\b[A-Za-z]\w+(?=\\\\)/g) ?? [];
  const words = new Set([...folders.split(' '), ...inPaths.map((word) => word.toLowerCase())]);
  return (word) => words.has(word.toLowerCase().replace(/[.$]+$/, ''));
}
