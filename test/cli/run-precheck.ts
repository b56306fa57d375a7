/** Runs `licdiag precheck` on a snapshot. */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import { precheckReportSchema } from '../../src/model/precheck-report-schema.js';
import { makeFolder } from './make-folder.js';
import { licdiag } from './run-licdiag.js';

const published = new Ajv2020().compile(
  JSON.parse(readFileSync(new URL('../../schemas/precheck-report.schema.json', import.meta.url), 'utf8')),
);

/** `licdiag precheck` of this snapshot, in a folder of its own. @param files more that lies there */
export function run(snapshot: object, args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const cwd = makeFolder({ 'site.json': JSON.stringify(snapshot), ...files });
  return { ...licdiag(['precheck', 'site.json', ...args], { cwd }), cwd };
}

/** The same with its report, which is as the published schema says. */
export function runJson(snapshot: object, args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const result = run(snapshot, [...args, '--format', 'json'], files);
  const data: unknown = JSON.parse(result.stdout);
  published(data);
  expect(published.errors).toBeNull();
  return { ...result, report: precheckReportSchema.parse(data) };
}

/** A site at SP1 with one metering server. @param state of its service; null where nobody looked */
export const minimal = (state: string | null, more: object = {}): object => ({
  schemaVersion: 1,
  site: { code: 'HQ1', version: '2.00.1380.1000' },
  meteringServers: [
    {
      name: 'METER01',
      role: true,
      ...(state === null ? {} : { services: [{ name: 'SMS_LICENSE_SERVER', state }] }),
      ...more,
    },
  ],
});
