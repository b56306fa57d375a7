/** The two errors a user can mend. Both print one line and a hint; anything else is a defect of licdiag and prints its stack. */
class UserError extends Error {
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super(message);
    this.hint = hint;
  }
}

/** The command line is wrong: exit 2. */
export class UsageError extends UserError {
  override readonly name = 'UsageError';
}

/** A file that must be right (a pack, a report, an output path) is not: exit 2. The message names the file and the place. */
export class InputError extends UserError {
  override readonly name = 'InputError';
}

/**
 * The text of anything that was thrown, as one line. Of a system error only its words: without the code that Node puts before
 * them (`ENOENT: `), and without the call and the whole path behind them. The path is named as the user gave it, and a report is
 * not to tell where licdiag was started. Of an error of JSON without the text that V8 quotes in it, which may hold a password.
 */
export function messageOf(error: unknown): string {
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s*[\r\n]+\s*/g, ' ');
  if (error instanceof SyntaxError) return message.replace(/, (?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON$/s, '');
  if (!(error instanceof Error && 'code' in error)) return message;
  const code = `${error.code}: `;
  const call = 'syscall' in error ? message.indexOf(`, ${error.syscall}`) : -1;
  return message.slice(message.startsWith(code) ? code.length : 0, call === -1 ? undefined : call);
}

/** The code of a system error, such as `ENOENT`; empty for anything else. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
