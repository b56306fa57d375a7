import type { LogKnowledge } from '../model/log.js';
import type { Signature } from '../model/signature.js';

/** All that licdiag knows, as data. The build compiles it from the YAML beside this file, so that nothing parses YAML at start. */
export interface Catalogue {
  readonly logs: LogKnowledge;
  readonly signatures: readonly Signature[];
  /** Of the signatures, so that a report tells which were used. */
  readonly hash: string;
}
