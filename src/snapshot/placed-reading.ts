/** Readings with what tells whose they are, and which file they come from. */
import type { Place } from './place-of.js';
import type { Reading } from './reading.js';

export interface PlacedReading {
  /** By the folder of the bundle; null for an artefact in none of its folders. */
  readonly place: Place | null;
  readonly reading: Reading;
}

/** One capture: a file holds several if several commands printed into it, the later ones further down. */
export interface ReadFrom extends PlacedReading {
  /** The file inside the bundle. */
  readonly path: string;
}
