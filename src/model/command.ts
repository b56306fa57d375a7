/** The command line as data, from which completions and the man page are generated. */
export interface OptionDescription {
  /** `-f`; null if there is none. */
  readonly short: string | null;
  /** `--format` */
  readonly long: string;
  /** `<format>`; null if the option takes no value. */
  readonly value: string | null;
  readonly description: string;
  /** The value if the option is not given; null if there is none. */
  readonly byDefault: string | null;
  /** The values it may have; empty if any will do. */
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
  /** The words that its first argument may be; empty if that is a path, or there is none. */
  readonly words: readonly string[];
  readonly takesPaths: boolean;
  /** Command lines that work, each with the name of the program. */
  readonly examples: readonly string[];
  /** What the exit codes mean, in a sentence. */
  readonly exitCodes: string;
}

export interface ProgramDescription {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionDescription[];
  readonly commands: readonly CommandDescription[];
}
