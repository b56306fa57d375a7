import type { LogKnowledge } from '../model/log.js';
import type { Signature } from '../model/signature.js';
import type { CodeKnowledge, StageKnowledge } from '../model/stage.js';
import type { TemplateFacts } from '../model/template.js';

/** All that licdiag knows, as data. The build compiles it from the YAML beside this file, so that nothing parses YAML at start. */
export interface Catalogue {
  readonly logs: LogKnowledge;
  readonly signatures: readonly Signature[];
  /** Looked for as well, and not listed: with `--only` and `--skip`, those that may tell the cause of what is listed. */
  readonly causes?: readonly Signature[];
  /** Facts of their templates, by source, worked out by the build. */
  readonly templates: Readonly<Record<string, TemplateFacts>>;
  /** For the search: where in each word its window of three bytes starts, and its bucket. */
  readonly windows: Readonly<Record<string, readonly [at: number, bucket: number]>>;
  /** Of the signatures, so that a report tells which were used. */
  readonly hash: string;
  /** The stages of an installation, and the lines that show them. */
  readonly stages: StageKnowledge;
  /** Numbers of errors and status messages, in words. */
  readonly codes: CodeKnowledge;
}
