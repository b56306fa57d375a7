/** A successful match: where it ends in the text, and what its placeholders hold. */
export interface TemplateMatch {
  readonly end: number;
  readonly captures: Readonly<Record<string, string>>;
}

/** What is known of a template without compiling it. The build works it out for the shipped ones. */
export interface TemplateFacts {
  /** First three letters of its text, folded; null when it starts with a placeholder. Narrows what is tried at a line. */
  readonly opening: string | null;
  /** A piece without blanks, folded, that every text it matches holds. */
  readonly literal: string;
  /** What stands beside the literal, where that is known at every place of it; absent where it is not. */
  readonly neighbours?: readonly Neighbours[];
}

/** A letter or digit, folded, that one blank parts from a word; null where it may be anything. */
export type Neighbours = readonly [before: string | null, after: string | null];

/** A message template, ready to match. */
export interface Template extends TemplateFacts {
  readonly source: string;
  /** Tries the template at exactly this offset. Linear in the text that it looks at. */
  match(text: string, at: number): TemplateMatch | null;
}
