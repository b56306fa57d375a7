/** Which of many servers a text names. Its words are looked up, so that thousands of servers cost no more than a few. */

const word = /[\w-]+/g;
const isWord = /^[\w-]+$/;

export class NamedServers {
  private readonly words: ReadonlySet<string>;
  /** Names with other letters in them are looked for one by one. */
  private readonly others: readonly string[];

  /** @param servers in capitals */
  constructor(servers: readonly string[]) {
    this.words = new Set(servers.filter((server) => isWord.test(server)));
    this.others = servers.filter((server) => !isWord.test(server));
  }

  /** Each once. */
  in(text: string): Set<string> {
    const upper = text.toUpperCase();
    const words = (upper.match(word) ?? []).filter((name) => this.words.has(name));
    return new Set([...words, ...this.others.filter((server) => holds(upper, server))]);
  }
}

/** Whether a text holds a name as a word of its own: `METER0` does not stand in `METER01`. @param server in capitals */
export function names(text: string, server: string): boolean {
  return holds(text.toUpperCase(), server);
}

function holds(upper: string, server: string): boolean {
  for (let at = upper.indexOf(server); at >= 0; at = upper.indexOf(server, at + 1)) {
    if (!isWord.test(upper.charAt(at - 1)) && !isWord.test(upper.charAt(at + server.length))) return true;
  }
  return false;
}
