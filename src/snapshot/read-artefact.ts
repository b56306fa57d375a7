/** Reads one file of a bundle: recognises each of its parts and hands it to its reader. */
import type { DateOrder } from '../model/local-time.js';
import { linesOf } from './lines-of.js';
import { machineAsked } from './named-server.js';
import { needsPlace } from './place-of.js';
import { readers } from './readers.js';
import type { Reading } from './reading.js';
import { type ArtefactKind, recognise } from './recognise.js';
import { splitTranscript, type TranscriptPart } from './split-transcript.js';
import { saysNothing, whyNotRead } from './unknown-part.js';

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
  const parts = partsOf(lines, path);
  for (const typed of parts) {
    const part = { ...typed, command: typed.command === null ? null : masked(typed.command) };
    const own = { ...part, path: pathOfPart(path, part) };
    const kind = recognise(own);
    if (kind === null && saysNothing(part)) continue;
    if (kind === null) {
      problems.push(whyNotRead(part));
      continue;
    }
    kinds.add(kind);
    const input = { ...own, text: parts.length === 1 ? text : part.lines.join('\n'), dateOrder };
    const reading = withMachineAsked(readers[kind].read(input), own.command);
    readings.push(reading);
    problems.push(...(reading.problems ?? []));
  }
  // Parts that say nothing are passed over; a file of nothing else is named all the same.
  if (readings.length + problems.length === 0) problems.push('is not recognised');
  return { kinds: [...kinds], readings: withStopsProved(readings), problems };
}

/**
 * Only console output is split at prompts: in other files a line that looks like a prompt is content. Such a file may have been
 * printed on a console, too, among the output of other commands; then it begins behind a prompt.
 */
function partsOf(lines: readonly string[], path: string): readonly TranscriptPart[] {
  const whole = recognise({ lines, command: null, path });
  const parts = splitTranscript(lines);
  if (whole === null || isCapture(whole)) return parts;
  const [first] = parts;
  const isPrinted = first !== undefined && (first.command !== null || recognise({ ...first, path }) === null);
  return isPrinted ? parts : [{ command: null, lines }];
}

/** What a command printed that asked another machine, as `rmtshare \\SRV1` does, is of that one. */
function withMachineAsked(reading: Reading, command: string | null): Reading {
  const of = reading.of == null && needsPlace(reading) ? machineAsked(command) : null;
  return of === null ? reading : { ...reading, of };
}

/** What `type C:\Smssetup.log` printed is that file, as if it lay in the bundle by its own name. */
function pathOfPart(path: string, { command }: TranscriptPart): string {
  const printed = /^type\s/i.test(command ?? '')
    ? command?.slice(5).replaceAll('"', '').trim().split(/[\\/]/).at(-1)
    : undefined;
  return printed === undefined ? path : path.replace(/[^/]*$/, () => printed);
}

/** Adds that a service can be stopped from the site server, if it was told to stop and a state further down shows it stopped. */
function withStopsProved(readings: readonly Reading[]): Reading[] {
  const asked = new Set<string>();
  const keyOf = (of: string | null | undefined, service: string): string => `${of ?? ''}\n${service.toUpperCase()}`;
  return readings.flatMap((reading): Reading[] => {
    const { of, stopAsked, machine } = reading;
    const isProof = (machine?.services ?? []).some(
      ({ name, state }) => state === 'stopped' && asked.has(keyOf(of, name)),
    );
    if (stopAsked !== undefined) asked.add(keyOf(of, stopAsked));
    return isProof && of ? [reading, { of, server: { remoteStop: true } }] : [reading];
  });
}

/** The code page in which artefacts of this kind are written. The kind shows in the ASCII part of the text. */
export function pageOf(path: string, text: string): 'oem' | 'ansi' {
  const lines = linesOf(text);
  const [part] = splitTranscript(lines).filter(({ command }) => command !== null);
  const kind = recognise({ lines: part?.lines ?? lines, command: part?.command ?? null, path });
  return kind === null ? 'ansi' : readers[kind].page;
}

/** Kinds that no log looks like. Other kinds are recognised by less, which a log of plain lines may happen to hold. */
const likeNoLog: ReadonlySet<ArtefactKind> = new Set([
  ...(['collector', 'registry', 'site-control', 'client-config', 'sc', 'compact', 'filever', 'dir'] as const),
  ...(['net-share', 'net-view', 'net-start', 'net-accounts'] as const),
]);

/** Whether a file that is named like a log holds an artefact instead, as after `sc query > sc.log`. */
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
