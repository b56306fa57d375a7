/** The options of `diff`, `merge` and `verify`, parsed. */
interface PrintOptions {
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly color?: boolean;
}

export type DiffOptions = PrintOptions;

export interface MergeOptions extends Omit<PrintOptions, 'format'> {
  readonly format: 'text' | 'json' | 'html' | 'csv';
  readonly failOn: 'error' | 'warning' | 'info' | 'never';
}

export interface VerifyOptions extends PrintOptions {
  readonly snapshot: readonly string[];
  readonly signatures: readonly string[];
  readonly codePage?: string;
}
