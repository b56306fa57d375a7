/** A mistake in words, with the path of the field: `logs.clauses.failed.log`. */
export interface Mistake {
  readonly field: string;
  readonly message: string;
}
