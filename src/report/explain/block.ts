/** The layout of an explanation, which the formats share: sections of blocks. */

export interface Block {
  /** A bullet, a number, or none. */
  readonly mark: '-' | number | null;
  readonly text: string;
  /** Conditions or remarks, shown before the code. */
  readonly notes?: readonly string[];
  /** Lines shown unchanged: templates, commands, log lines. */
  readonly code?: readonly string[];
}

export function paragraph(text: string): Block {
  return { mark: null, text };
}

export function bullet(text: string): Block {
  return { mark: '-', text };
}

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}
