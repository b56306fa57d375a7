import type { LogIdentity } from './log.js';

/** Reads a source from its start, once. `read` fills the given bytes, at least in part, and returns how many; 0 at the end. */
export interface SourceReader {
  read(into: Uint8Array): number | Promise<number>;
  close(): void;
}

/** A reader whose bytes are a superset of ASCII, whatever the encoding of the source. */
export interface NormalReader extends SourceReader {
  /** `utf-16le`, `utf-16be` or `utf-8` if the start of the source proves it; null if only all of its bytes can tell. */
  readonly encoding: string | null;
  /** Bytes read from the source so far. */
  readonly bytesRead: number;
  /** What the source threw where this reader ends, such as at the cut of a packed log: what stands before is read all the same. */
  readonly failure: unknown;
  /** In the output of a search: the lines of the file before which lines of the log are missing. It grows while reading. */
  readonly gaps?: readonly number[];
  /** Something so far, such as a zero of UTF-16, tells how to read what follows: a reader that begins there may read it otherwise. */
  readonly mayReadOtherwise?: boolean;
}

/**
 * Turns UTF-16LE in place into a byte for each letter, up to the first letter outside ASCII.
 * @param letters an even number of bytes
 * @returns how many letters; 0 if they lie in memory that it cannot work on
 */
export type NarrowLetters = (letters: Uint8Array) => number;

/** A named run of bytes: a file, a member of an archive, or standard input. */
export interface Source {
  /** As the user gave it, with `/`; a member of an archive is `bundle.zip!logs/Licsvcfg.log`. */
  readonly path: string;
  /** The site folder: the directory that holds it, as in `path`. Streams of different folders are never joined. */
  readonly folder: string;
  /** The folder as seen from the argument that found it: the same wherever the argument lies. */
  readonly folderInArgument: string;
  /** File name without compression suffix: `Licsvcfg.lo_`. */
  readonly fileName: string;
  readonly identity: LogIdentity;
  /** The user named this file; it was not found in a folder. */
  readonly named: boolean;
  /** Unpacked size in bytes, if it is known before reading. */
  readonly size: number | null;
  /** It can be opened again and gives the same bytes. Standard input cannot. */
  readonly rereadable: boolean;
  /** Where another thread finds the same bytes; null if only this one has them, as with standard input. */
  readonly origin: DiskFile | 'archive' | null;
  open(): Promise<SourceReader>;
}

export interface DiskFile {
  readonly path: string;
  /** It is packed with gzip. */
  readonly packed: boolean;
  /** A hash of its first bytes, by which copies are found. */
  readonly start: number;
}

/** One log of one site folder in the order in which it was written: the rollover first. */
export interface LogStream {
  readonly parts: readonly [Source, ...Source[]];
}

/** Something that could not be read, or was left out, with the reason in words. */
export interface InputProblem {
  readonly path: string;
  readonly kind: 'failed' | 'duplicate';
  readonly problem: string;
}
