/** The offsets of a record that is alone on its line and follows another record, both with trailers as every server writes them. */
export interface SoundLine {
  /** Its first byte. */
  readonly start: number;
  /** Its trailer. */
  readonly trailer: number;
  /** The first digit of its thread. */
  readonly thread: number;
  /** The byte behind its line end. */
  readonly end: number;
  /** The trailer of the record before it. */
  readonly before: number;
  /** A number, no offset: two records with the same number have the same message and component. */
  readonly words: number;
}
