/** A successful match: where it ends in the text, and what its placeholders hold. */
export interface TemplateMatch {
  readonly end: number;
  readonly captures: Readonly<Record<string, string>>;
}

/** A compiled message template. */
export interface Template {
  readonly source: string;
  /** First three letters of its text, folded; null when it starts with a placeholder. Narrows what is tried at a line. */
  readonly opening: string | null;
  /** A piece without blanks, folded, that every text it matches holds. */
  readonly literal: string;
  /** Tries the template at exactly this offset. Linear in the text that it looks at. */
  match(text: string, at: number): TemplateMatch | null;
}
