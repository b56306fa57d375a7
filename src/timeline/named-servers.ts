/** Finds which of many servers a text names. The words of the text are looked up, so that thousands of servers cost no more than a few. */

const word = /[\w-]+/g;
const isWord = /^[\w-]+$/;
/** The machine, site and component that sent a status message: it need not speak of them. */
const sender = /\b(?:SYS=|SITE=|COMP=")[^\s"]*/gi;
const statusRecord = /^[\s~>]*STATMSG:/i;

/** What a line speaks of: a status message without its sender, any other line as it is. */
export function withoutSender(text: string): string {
  return statusRecord.test(text) ? text.replace(sender, ' ') : text;
}

/** The words of a line that may be names of servers, in capitals. */
export function wordsOf(text: string): readonly string[] {
  return withoutSender(text).toUpperCase().match(word) ?? [];
}

export class NamedServers {
  private readonly words: ReadonlySet<string>;
  /** Names that hold other letters than a word: each is searched for by itself. */
  private readonly others: readonly string[];

  /** @param servers in capitals */
  constructor(servers: readonly string[]) {
    this.words = new Set(servers.filter((server) => isWord.test(server)));
    this.others = servers.filter((server) => !isWord.test(server));
  }

  /** @returns the names in capitals */
  in(text: string): Set<string> {
    const words = wordsOf(text).filter((name) => this.words.has(name));
    const upper = this.others.length > 0 ? withoutSender(text).toUpperCase() : '';
    return new Set([...words, ...this.others.filter((server) => holds(upper, server))]);
  }
}

/** Whether a text holds a name as a whole word: `METER01` does not name `METER0`. @param server in capitals */
export function namesServer(text: string, server: string): boolean {
  return holds(withoutSender(text).toUpperCase(), server);
}

function holds(upper: string, server: string): boolean {
  for (let at = upper.indexOf(server); at >= 0; at = upper.indexOf(server, at + 1)) {
    if (!isWord.test(upper.charAt(at - 1)) && !isWord.test(upper.charAt(at + server.length))) return true;
  }
  return false;
}
