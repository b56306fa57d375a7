import type { FuzzTarget } from './target.js';
import { archives } from './targets/archives.js';
import { diagnosis } from './targets/diagnosis.js';
import { encodings } from './targets/encodings.js';
import { entries } from './targets/entries.js';
import { packs } from './targets/packs.js';
import { redaction } from './targets/redaction.js';
import { templates } from './targets/templates.js';

export { runTarget } from './run-target.js';

/** Fast ones first. */
export const targets: readonly FuzzTarget[] = [entries, templates, encodings, packs, redaction, diagnosis, archives];
