/** What is the same for all items of a run (`Situation`), and the result of judging one item (`Judged`). */
import type { Answer } from '../model/answer.js';
import type { Item, ItemEvidence, RelevantFinding, SeenLine } from '../model/precheck-report.js';
import type { Phase, ServicePack } from '../model/upgrade-check.js';
import type { Judge } from './judge-check.js';

export interface Situation {
  readonly from: ServicePack;
  readonly to: ServicePack;
  /** The phase whose checks are judged; the others are only listed. */
  readonly phase: Phase;
  readonly site: string | null;
  readonly snapshotPath: string;
  readonly collectedAt: string | null;
  readonly judge: Judge;
  readonly answers: readonly Answer[];
  /** Known lines in the logs that were given. */
  readonly lines: readonly SeenLine[];
  readonly findings: readonly RelevantFinding[];
}

export interface Judged extends Pick<Item, 'status' | 'because' | 'mayFail'> {
  readonly missing: readonly string[];
  readonly evidence: readonly ItemEvidence[];
}
