import type { LogKnowledge } from '../model/log.js';
import type { Signature } from '../model/signature.js';
import type { TemplateFacts } from '../model/template.js';

/** An article that neither logs nor a snapshot can show, with the reason. */
export interface NotDiagnosable {
  readonly article: string;
  readonly reason: string;
}

/** All that licdiag knows, as data. The build compiles it from the YAML beside this file, so that nothing parses YAML at start. */
export interface Catalogue {
  readonly logs: LogKnowledge;
  readonly signatures: readonly Signature[];
  /** Articles on metering that no signature is for. */
  readonly notDiagnosable: readonly NotDiagnosable[];
  /** Facts of their templates, by source, worked out by the build. */
  readonly templates: Readonly<Record<string, TemplateFacts>>;
  /** Of the signatures, so that a report tells which were used. */
  readonly hash: string;
}
