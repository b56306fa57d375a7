/**
 * Splits a file with the output of several commands at their echoed command lines (`C:\>net share`), since each part is read by
 * itself. A file without such lines is one part.
 */
export interface TranscriptPart {
  /** The command as typed; null if it was not echoed. */
  readonly command: string | null;
  readonly lines: readonly string[];
}

/** A command line behind a prompt of the command interpreter, or behind the one that the collector writes. */
const prompt = /^(?:[A-Za-z]:\\[^<>|"*?]{0,250}|collector)>\s*(\S.*)$/;

/** A prompt without a command. */
const barePrompt = /^[A-Za-z]:\\[^<>|"*?]{0,250}>\s*$/;

export function splitTranscript(lines: readonly string[]): TranscriptPart[] {
  const parts: { command: string | null; lines: string[] }[] = [{ command: null, lines: [] }];
  for (const line of lines) {
    const command = prompt.exec(line)?.[1];
    if (command !== undefined) parts.push({ command: command.trim(), lines: [] });
    else if (!barePrompt.test(line)) parts.at(-1)?.lines.push(line);
  }
  const filled = parts.filter(({ command, lines }) => command !== null || lines.some((line) => line.trim() !== ''));
  return filled.length > 0 ? filled : [{ command: null, lines: [] }];
}
