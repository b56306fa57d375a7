/** The metadata of a log record. A field that the log does not print is null. */
export interface RecordHeader {
  readonly component: string | null;
  /** Local time of the log in ISO 8601 without offset. */
  readonly time: string | null;
  /** Zone as the log prints it: a Windows zone name, or the bias of the numeric form (`+420`). */
  readonly timeZone: string | null;
  readonly thread: number | null;
}

/** A log record, or a plain line of a log without trailers. Lines are counted within the region that was read. */
export interface Entry extends RecordHeader {
  /** Message text as printed, line ends kept, without its trailer. */
  readonly text: string;
  /** Line of the text's first character; 0 is the first line of the region. */
  readonly line: number;
  /** Offset of the text's first character in the region. */
  readonly offset: number;
  /** A plain line: text of up to three further lines, over which a template may run. Empty for a record. */
  readonly following: string;
  /** The start of the text is cut off (a giant line, or the start of a block): nothing may match there. */
  readonly cut: boolean;
}

/** How the records of a log are laid out, told from its start. */
export type LogFormat = 'sms' | 'grid' | 'configmgr' | 'provider' | 'plain';
