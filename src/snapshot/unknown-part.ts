/** Parts of a file that no reader knows: which of them say nothing, and what to tell the user of the others. */
import type { TranscriptPart } from './split-transcript.js';

/** The banner of the command interpreter, or a command that prints nothing when it works. */
export function saysNothing({ command, lines }: TranscriptPart): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  if (command !== null)
    return filled.length === 0 && /^(?:cd|chdir|cls|echo off|exit|popd|pushd|rem|set|[a-z]:)(?:\W|$)/i.test(command);
  return (
    filled.length > 0 &&
    filled.every((line) => /^(?:Microsoft\b.{0,20}\bWindows|\(C\) Copyright|Copyright \(C\))/i.test(line))
  );
}

/** Why a part was not read, in words. */
export function whyNotRead({ command, lines }: TranscriptPart): string {
  const what = command === null ? 'is not' : `what "${command}" printed is not`;
  if (isOfOneShare(command ?? '', lines))
    return `${what} read: of shares the list counts that "net share" prints without a name`;
  if (/^net1? (?:start|stop|pause|continue)\s+[^\s/>]/i.test(command ?? '') || isOfService(command, lines))
    return `${what} read: the state is what "sc query" of the service prints afterwards`;
  if (lines.every((line) => line.trim() === '')) return command === null ? 'is empty' : `"${command}" printed nothing`;
  if (lines.some((line) => /\$\$<[^<>]*>\s*</.test(line)))
    return 'looks like a log of SMS: call it what it was, with .log at the end, and it is read as one';
  return `${what} recognised`;
}

/** `net share LicMtr`. No article shows what it prints, so it is not read. */
function isOfOneShare(command: string, lines: readonly string[]): boolean {
  if (/^net1? share\s+[^\s/>]/i.test(command)) return true;
  const filled = lines.filter((line) => line.trim() !== '');
  return command === '' && filled.length <= 12 && filled.some((line) => /\bLicMtr\s*$|\bHELPMSG 2310\b/i.test(line));
}

/** The answer of `net stop`: a sentence or two about the service in the language of Windows. Its command line may be missing. */
function isOfService(command: string | null, lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return (
    command === null &&
    filled.length <= 6 &&
    filled.every((line) => !/[$<]/.test(line)) &&
    /\bSMS_LICENSE_SERVER\b/i.test(filled[0] ?? '')
  );
}
