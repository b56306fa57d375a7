/** The options of the subcommands of `signatures`, parsed. */

export interface ListOptions {
  readonly coverage?: boolean;
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly signatures: readonly string[];
}

export interface TestOptions {
  readonly write?: boolean;
}

export interface NewOptions {
  readonly in: string;
  readonly line?: string;
}
