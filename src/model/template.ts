/** A match of a template: the offset at which it ends in the text, and what its placeholders captured. */
export interface TemplateMatch {
  readonly end: number;
  readonly captures: Readonly<Record<string, string>>;
}

/** What is known of a template without compiling it. The build computes it for the shipped ones. */
export interface TemplateFacts {
  /** The first three letters of its text, in small letters; null if it starts with a placeholder. Tells which templates to try at a line. */
  readonly opening: string | null;
  /** A word, in small letters, that every matching text holds. */
  readonly literal: string;
  /** What may stand beside the literal in a matching text; absent if that is not known of every occurrence of it. */
  readonly neighbours?: readonly Neighbours[];
}

/** The letters or digits, in small letters, that are separated by one blank from the literal; null for any. */
export type Neighbours = readonly [before: string | null, after: string | null];

/** A message template, ready to match. */
export interface Template extends TemplateFacts {
  readonly source: string;
  /** Matches the template at exactly this offset. The time is linear in the length of text looked at. */
  match(text: string, at: number): TemplateMatch | null;
}
