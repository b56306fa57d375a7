/** Reads one artefact: finds out what it is, part by part, and hands each part to its reader. */
import { linesOf } from './lines-of.js';
import type { DateOrder } from './local-time.js';
import { readers } from './readers.js';
import type { Reading } from './reading.js';
import { type ArtefactKind, recognise } from './recognise.js';
import { splitTranscript, type TranscriptPart } from './split-transcript.js';

export interface ReadArtefact {
  readonly kinds: readonly ArtefactKind[];
  readonly readings: readonly Reading[];
  readonly problems: readonly string[];
}

/** @param masked a command line without its passwords, as it is quoted where something is wrong with what it printed */
export function readArtefact(
  path: string,
  text: string,
  dateOrder: DateOrder | null,
  masked: (command: string) => string = (command) => command,
): ReadArtefact {
  const kinds = new Set<ArtefactKind>();
  const readings: Reading[] = [];
  const problems: string[] = [];
  const lines = linesOf(text);
  const whole = recognise({ lines, command: null, path });
  // Only what a console printed has prompts in it: in a file of its own a line like one is content.
  const parts = whole !== null && !isCapture(whole) ? [{ command: null, lines }] : splitTranscript(lines);
  for (const typed of parts) {
    const part = { ...typed, command: typed.command === null ? null : masked(typed.command) };
    const kind = recognise({ ...part, path });
    if (kind === null && saysNothing(part)) continue;
    if (kind === null) {
      problems.push(notKnown(part));
      continue;
    }
    kinds.add(kind);
    const input = { ...part, text: parts.length === 1 ? text : part.lines.join('\n'), path, dateOrder };
    const reading = readers[kind].read(input);
    readings.push(reading);
    problems.push(...(reading.problems ?? []));
  }
  // Parts that say nothing are passed over; a file of nothing else is named all the same.
  if (readings.length + problems.length === 0) problems.push('is not recognised');
  return { kinds: [...kinds], readings: withStopsProved(readings), problems };
}

/** A service on another machine that was told to stop, and is stopped further down: it can be stopped from here. */
function withStopsProved(readings: readonly Reading[]): Reading[] {
  return readings.flatMap((reading, i): Reading[] => {
    const isProof = readings
      .slice(0, i)
      .some(({ of, stopAsked }) => of === reading.of && isStopped(reading, stopAsked));
    return isProof && reading.of ? [reading, { of: reading.of, server: { remoteStop: true } }] : [reading];
  });
}

function isStopped({ machine }: Reading, asked: string | undefined): boolean {
  return (machine?.services ?? []).some(
    ({ name, state }) => name.toUpperCase() === asked?.toUpperCase() && state === 'stopped',
  );
}

/** The code page that a text is to be decoded with, told by the part of it that is ASCII. */
export function pageOf(path: string, text: string): 'oem' | 'ansi' {
  const lines = linesOf(text);
  const [part] = splitTranscript(lines).filter(({ command }) => command !== null);
  const kind = recognise({ lines: part?.lines ?? lines, command: part?.command ?? null, path });
  return kind === null ? 'ansi' : readers[kind].page;
}

/** What no log looks like; other kinds are told by less, and a log of plain lines may happen to have it. */
const likeNoLog: ReadonlySet<ArtefactKind> = new Set([
  ...(['collector', 'registry', 'site-control', 'client-config', 'sc', 'compact', 'filever', 'dir'] as const),
  ...(['net-share', 'net-view', 'net-start', 'net-accounts'] as const),
]);

/** Whether a file that is called a log holds an artefact instead, as after `sc query > sc.log`. */
export function isArtefactInLog(path: string, text: string): boolean {
  if (/\$\$<[^<>]*>/.test(text)) return false;
  return splitTranscript(linesOf(text)).some(({ command, lines }) => {
    const kind = recognise({ lines, command, path });
    return kind !== null && (command !== null || likeNoLog.has(kind));
  });
}

function isCapture(kind: ArtefactKind): boolean {
  return readers[kind].page === 'oem';
}

/** What opens a window of the command interpreter, and commands that print nothing when they work. */
function saysNothing({ command, lines }: TranscriptPart): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  if (command !== null)
    return filled.length === 0 && /^(?:cd|chdir|cls|echo off|exit|popd|pushd|rem|set|[a-z]:)(?:\W|$)/i.test(command);
  return (
    filled.length > 0 &&
    filled.every((line) => /^(?:Microsoft\b.{0,20}\bWindows|\(C\) Copyright|Copyright \(C\))/i.test(line))
  );
}

function notKnown({ command, lines }: TranscriptPart): string {
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

/** `net share LicMtr`: no source shows how it looks, so nothing is read from it. */
function isOfOneShare(command: string, lines: readonly string[]): boolean {
  if (/^net1? share\s+[^\s/>]/i.test(command)) return true;
  const filled = lines.filter((line) => line.trim() !== '');
  return command === '' && filled.length <= 12 && filled.some((line) => /\bLicMtr\s*$|\bHELPMSG 2310\b/i.test(line));
}

/** What `net stop` said is a sentence or two about the service, in the language of Windows; its command may not be in the file. */
function isOfService(command: string | null, lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  return (
    command === null &&
    filled.length <= 6 &&
    filled.every((line) => !/[$<]/.test(line)) &&
    /\bSMS_LICENSE_SERVER\b/i.test(filled[0] ?? '')
  );
}
