/** The options of `timeline`, parsed. */

/** The formats of `report/timeline/writers.ts`, repeated here so that it need not be loaded. */
export const timelineFormats = ['text', 'json', 'svg', 'html'] as const;

export interface TimelineCommandOptions {
  readonly client?: boolean;
  readonly all?: boolean;
  readonly snapshot: readonly string[];
  readonly format: (typeof timelineFormats)[number];
  readonly output?: string;
  readonly server?: string;
  readonly since?: string;
  readonly until?: string;
  readonly signatures: readonly string[];
  readonly redact: 'secrets' | 'names' | 'none';
  readonly codePage?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly progress: boolean;
  readonly color?: boolean;
}
