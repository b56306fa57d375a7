import type { LogIdentity } from './log.js';

/** Reads a source from its start, once. `read` fills at most the given bytes and returns how many; 0 is the end. */
export interface SourceReader {
  read(into: Uint8Array): number | Promise<number>;
  close(): void;
}

/** Gives bytes with ASCII for ASCII, whatever the source holds. */
export interface NormalReader extends SourceReader {
  /** `utf-16le`, `utf-16be` or `utf-8` where the start proves it; null where the bytes themselves must tell. */
  readonly encoding: string | null;
  /** Bytes read from the source so far. */
  readonly bytesRead: number;
  /** Of lines that a search found, as far as they were read: those before which others of the log are missing. Numbers in the file at hand. */
  readonly gaps?: readonly number[];
  /** A byte was zero so far, of a log in 8 bits: it may go on in UTF-16. */
  readonly holdsZeros?: boolean;
}

/**
 * Turns UTF-16, little end first, into a byte for each letter, in place, up to the first letter that is no ASCII.
 * @param letters an even number of bytes
 * @returns how many letters; none where they lie in memory that it cannot work in
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
  /** The user named this file itself; it is not one of many found in a folder. */
  readonly named: boolean;
  /** Bytes of the content (unpacked) where they are known before reading, else null. */
  readonly size: number | null;
  /** It can be opened again and gives the same bytes. Standard input cannot. */
  readonly rereadable: boolean;
  /** Where another thread finds the same bytes; null where only this one has them, as of standard input. */
  readonly origin: DiskFile | 'archive' | null;
  open(): Promise<SourceReader>;
}

export interface DiskFile {
  readonly path: string;
  /** By gzip. */
  readonly packed: boolean;
  /** A number made of its first bytes: that of a copy is the same. */
  readonly start: number;
}

/** One log of one site folder in the order it was written: its rollover first. */
export interface LogStream {
  readonly parts: readonly [Source, ...Source[]];
}

/** Something that could not be read, or was left out, with the reason in words. */
export interface InputProblem {
  readonly path: string;
  readonly kind: 'failed' | 'duplicate';
  readonly problem: string;
}
