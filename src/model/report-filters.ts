/** What a report was narrowed to when it was made. */
export interface ReportFilters {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  /** In capitals; null: all. */
  readonly server: string | null;
  readonly since?: string;
  readonly until?: string;
}

/** As options of the command line; empty where the report is of all. */
export function filterOptions({ only = [], skip = [], server, since, until }: ReportFilters): string {
  return Object.entries({ only: only.join(), skip: skip.join(), server, since, until })
    .flatMap(([name, value = '']) => (value === '' || value === null ? [] : `--${name} ${value}`))
    .join(' ');
}
