/** The options of `explain`, parsed. */

/** The formats of `report/explain/writers.ts`, repeated here so that it need not be loaded; a test compares them. */
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
