/** A person's answer to the question of a check. */
export interface Answer {
  readonly id: string;
  readonly answer: 'pass' | 'warn' | 'fail';
  /** Only for this metering server; null for all. */
  readonly server: string | null;
  readonly by: string | null;
  readonly when: string | null;
  readonly note: string | null;
  /** The file it stands in. */
  readonly file: string;
}
