/** What an explanation is laid out as, before a format gives it its looks. */

export interface Block {
  /** A bullet, a number, or none. */
  readonly mark: '-' | number | null;
  readonly text: string;
  /** What tells when the block holds, shown before its code. */
  readonly notes?: readonly string[];
  /** Lines to be taken as they are: templates, commands, log lines. */
  readonly code?: readonly string[];
}

/** A part without a mark. */
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
