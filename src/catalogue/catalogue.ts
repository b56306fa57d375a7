import type { LogKnowledge } from '../model/log.js';
import type { Signature } from '../model/signature.js';
import type { CodeKnowledge, StageKnowledge } from '../model/stage.js';
import type { TemplateFacts } from '../model/template.js';

/** All that licdiag knows, as data. The build compiles it from the YAML beside this file, so that nothing parses YAML at start. */
export interface Catalogue {
  /** Which files and components belong to which log. */
  readonly logs: LogKnowledge;
  /** The failures to look for. */
  readonly signatures: readonly Signature[];
  /** With `--only` and `--skip`: further signatures that may tell the cause of what is listed. They are looked for, and not listed. */
  readonly causes?: readonly Signature[];
  /** What the build has worked out about the templates of signatures and stages, by their texts. */
  readonly templates: Readonly<Record<string, TemplateFacts>>;
  /** For the search: where in each word its window of three bytes starts, and its bucket. */
  readonly windows: Readonly<Record<string, readonly [at: number, bucket: number]>>;
  /** A hash of the signatures, by which a report tells which were used. */
  readonly hash: string;
  /** The stages of an installation, and the lines that show them. */
  readonly stages: StageKnowledge;
  /** Numbers of errors and status messages, in words. */
  readonly codes: CodeKnowledge;
}
