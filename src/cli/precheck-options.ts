/** The options of `precheck`, parsed. */
export const precheckFormats = ['text', 'json', 'markdown'] as const;

export interface PrecheckCliOptions {
  readonly to: string;
  readonly from?: string;
  readonly phase?: 'before' | 'during' | 'after';
  readonly logs: readonly string[];
  readonly answers?: string;
  readonly questions?: boolean;
  readonly format: (typeof precheckFormats)[number];
  readonly output?: string;
  readonly redact: 'secrets' | 'none';
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color?: boolean;
}
