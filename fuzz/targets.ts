import type { FuzzTarget } from './target.js';
import { archives } from './targets/archives.js';
import { artefacts } from './targets/artefacts.js';
import { bundles } from './targets/bundles.js';
import { diagnosis } from './targets/diagnosis.js';
import { encodings } from './targets/encodings.js';
import { entries } from './targets/entries.js';
import { masking } from './targets/masking.js';
import { packs } from './targets/packs.js';
import { pasted } from './targets/pasted.js';
import { prefilter } from './targets/prefilter.js';
import { redaction } from './targets/redaction.js';
import { snapshots } from './targets/snapshots.js';
import { templates } from './targets/templates.js';
import { writers } from './targets/writers.js';

export { runGuided, runTarget, tryInput } from './run-target.js';

/** Fast ones first. */
export const targets: readonly FuzzTarget[] = [
  entries,
  templates,
  encodings,
  prefilter,
  masking,
  packs,
  writers,
  archives,
  artefacts,
  bundles,
  snapshots,
  diagnosis,
  redaction,
  pasted,
];
