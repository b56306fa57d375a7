/**
 * Keeps lines of other logs that tell of software metering. Which server they concern is known only when all logs are read. No
 * article prints such lines, so what they show is inferred. Bounded: the newest are kept.
 */
import type { Quote } from '../model/observation.js';
import type { StageMention } from '../model/stage.js';

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
    const text = quote.text.toLowerCase();
    const mention = this.own.find(
      ({ words, requires }) =>
        words.some((word) => text.includes(word)) && (requires === undefined || text.includes(requires)),
    );
    if (!mention) return;
    this.kept.push({ mention, quote, isError: this.speaksOfError(quote.text) });
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
