/**
 * Keeps lines of other logs that tell of software metering. Which server they concern is known only when all logs are read. No
 * article prints such lines, so what they show is inferred. Bounded: the newest are kept.
 */
import type { Quote } from '../model/observation.js';
import type { StageMention } from '../model/stage.js';
import { withoutSender } from './named-servers.js';

export interface Mention {
  readonly mention: StageMention;
  readonly quote: Quote;
  readonly isError: boolean;
}

const mostMentions = 4000;

export class Mentions {
  private kept: Mention[] = [];
  /** What is looked for in this log. */
  private readonly own: readonly StageMention[];

  /** @param log the name of the log without extension, in small letters */
  constructor(
    mentions: readonly StageMention[],
    log: string,
    private readonly speaksOfError: (text: string) => boolean,
  ) {
    this.own = mentions.filter(({ logs }) => logs.includes(log));
  }

  get isWanted(): boolean {
    return this.own.length > 0;
  }

  see(quote: Quote): void {
    const text = withoutSender(quote.text).toLowerCase();
    const isError = this.speaksOfError(quote.text);
    const mention = this.own.find(
      ({ words, requires, unless = [] }) =>
        words.some((word) => holds(text, word)) &&
        (requires === undefined || text.includes(requires)) &&
        (isError || !unless.some((word) => text.includes(word))),
    );
    if (!mention) return;
    this.kept.push({ mention, quote, isError });
    if (this.kept.length > 2 * mostMentions) this.kept = this.kept.slice(-mostMentions);
  }

  /** The lines kept since the last call. */
  take(): readonly Mention[] {
    const { kept } = this;
    this.kept = [];
    return kept;
  }

  list(): readonly Mention[] {
    return this.kept.slice(-mostMentions);
  }
}

/** Whether a text holds a word: the manager of a service is not that service. */
function holds(text: string, word: string): boolean {
  return text.replaceAll(`${word}_manager`, ' ').includes(word);
}
