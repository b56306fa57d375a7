/** Where a record lies that stands alone on its line, behind another one, both written as every server writes them. */
export interface SoundLine {
  /** Offset of its first byte, as those below. */
  readonly start: number;
  /** Of the trailer. */
  readonly trailer: number;
  /** The first digit of its thread. */
  readonly thread: number;
  /** Behind the line end. */
  readonly end: number;
  /** Where the trailer of the record before it starts. */
  readonly before: number;
  /** Stands for message and component: of two records with the same number, they are the same. */
  readonly words: number;
}
