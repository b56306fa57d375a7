/** The options of `explain` as values. */

/** The formats of `explanation-writers.ts`, told without loading it; a test holds that they are the same. */
export const explainFormats = ['text', 'json', 'markdown'] as const;

export interface ExplainOptions {
  readonly against?: readonly string[];
  readonly snapshot: readonly string[];
  readonly format: (typeof explainFormats)[number];
  readonly output?: string;
  readonly signatures: readonly string[];
  readonly server?: string;
  readonly since?: string;
  readonly until?: string;
  readonly redact: 'secrets' | 'none';
  readonly codePage?: string;
  readonly color?: boolean;
}
