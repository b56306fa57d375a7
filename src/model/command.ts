/** The command line as data, for what is generated from it: completions and the man page. */
export interface OptionDescription {
  /** `-f`; null: there is none. */
  readonly short: string | null;
  /** `--format` */
  readonly long: string;
  /** `<format>`; null: it takes no value. */
  readonly value: string | null;
  readonly description: string;
  /** Its value where it is not given; null: it has none then. */
  readonly byDefault: string | null;
  /** The values it may have; empty: any. */
  readonly choices: readonly string[];
  /** Its value is a file or a folder. */
  readonly isPath: boolean;
}

export interface CommandDescription {
  readonly name: string;
  /** `<report.json> <path...>` */
  readonly usage: string;
  readonly summary: string;
  readonly description: string;
  readonly options: readonly OptionDescription[];
  /** What its first argument may be; empty: a path, or nothing where it takes none. */
  readonly words: readonly string[];
  readonly takesPaths: boolean;
  /** Command lines that work, each with the name of the program. */
  readonly examples: readonly string[];
  /** What the exit codes mean, in a sentence. */
  readonly exitCodes: string;
}

export interface ProgramDescription {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly options: readonly OptionDescription[];
  readonly commands: readonly CommandDescription[];
}
