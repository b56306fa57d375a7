/** Reads fixtures/upgrade: for each check a file with cases; the first word of a case's name is the status that it must have. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import * as z from 'zod';
import { upgradeCatalogue } from '../../src/catalogue/upgrade.generated.js';
import type { PrecheckReport } from '../../src/model/precheck-report.js';
import type { Snapshot } from '../../src/model/snapshot.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';
import type { UpgradeCheck } from '../../src/model/upgrade-check.js';
import { precheck } from '../../src/pipelines/precheck/precheck.js';
import { makeFolder } from '../cli/make-folder.js';

const folder = fileURLToPath(new URL('../../fixtures/upgrade', import.meta.url));
const caseSchema = z.strictObject({
  from: z.string().optional(),
  to: z.string().optional(),
  snapshot: z.record(z.string(), z.unknown()),
  log: z.strictObject({ name: z.string(), text: z.string() }).optional(),
});
const fileSchema = z.strictObject({ from: z.string(), to: z.string(), cases: z.record(z.string(), caseSchema) });

export interface UpgradeCase {
  readonly check: UpgradeCheck;
  readonly name: string;
  readonly status: string;
  readonly from: string;
  readonly to: string;
  readonly snapshot: Snapshot;
  readonly log: { readonly name: string; readonly text: string } | null;
}

export const fixtureIds = readdirSync(folder).map((name) => name.replace(/\.yaml$/, ''));

export const upgradeCases: readonly UpgradeCase[] = upgradeCatalogue.checks.flatMap((check) => {
  const { from, to, cases } = fileSchema.parse(parse(readFileSync(`${folder}/${check.id}.yaml`, 'utf8')));
  return Object.entries(cases).map(([name, one]) => ({
    check,
    name,
    status: name.replace(/-.*/, ''),
    from: one.from ?? from,
    to: one.to ?? to,
    snapshot: snapshotSchema.parse({ schemaVersion: 1, collectedAt: '1999-11-20T22:00:00', ...one.snapshot }),
    log: one.log ?? null,
  }));
});

/** Runs one check alone, in its own phase. */
export async function runCase(
  { check, from, to, log }: UpgradeCase,
  snapshot: Snapshot,
  answers: readonly { id: string; answer: string }[] = [],
): Promise<PrecheckReport> {
  const cwd = log === null ? '.' : makeFolder({ [log.name]: `${log.text}\r\n` });
  return precheck({
    snapshot: { path: 'site.json', snapshot },
    from,
    to,
    phase: check.phase,
    logs: log === null ? [] : [log.name],
    answers: { file: 'answers.yaml', written: answers },
    cwd,
    platform: process.platform,
    checks: { ...upgradeCatalogue, checks: [check] },
  });
}

/** What the items of a check come to: the worst of them, where there are several. */
export function worstOf({ items }: PrecheckReport): string {
  return (
    ['fail', 'unknown', 'warn', 'manual', 'pass'].find((status) => items.some((item) => item.status === status)) ??
    'none'
  );
}
