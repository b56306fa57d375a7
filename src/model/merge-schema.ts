/** The JSON of `licdiag merge`, defined once. It can be merged again, so it holds each finding once, with all that is asked of it. */
import * as z from 'zod';
import { stageIds } from './stage-schema.js';

const name = z.string().nullable();
const state = z.enum(['active', 'resolved', 'acknowledged']).describe('acknowledged or known ones count no more');

export const mergedFindingSchema = z.object({
  id: z.string(),
  signature: z.string(),
  article: z.string().nullable(),
  title: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  confidence: z.enum(['confirmed', 'likely', 'possible']),
  state,
  site: z.string().describe('site code; where it is not known, the name of the report or of the folder, in brackets'),
  server: name,
  client: name,
  firstSeen: name,
  lastSeen: name,
  occurrences: z.number().int(),
});

const atSite = z.object({
  site: z.string(),
  active: z.array(z.string()).describe('servers, or clients'),
  resolved: z.array(z.string()),
  acknowledged: z.array(z.string()),
});

export const mergeSchema = z
  .object({
    schemaVersion: z.literal(1),
    kind: z.literal('merge'),
    tool: z.object({ name: z.literal('licdiag'), version: z.string() }),
    reports: z.number().int(),
    complete: z.boolean().describe('every report was whole, and each of them complete'),
    incomplete: z.array(z.string()).describe('reports whose inputs were incomplete'),
    listed: z.number().int().describe('findings that came, before the same ones were joined'),
    announced: z.number().int().describe('findings that the reports say they have; more than listed: a report was cut'),
    byFinding: z
      .array(
        z.object({
          signature: z.string(),
          article: z.string().nullable(),
          title: z.string(),
          severity: z.enum(['error', 'warning', 'info']),
          sites: z.array(atSite),
        }),
      )
      .describe('which sites have a failure, the worst and most frequent first'),
    bySite: z
      .array(
        z.object({
          site: z.string(),
          servers: z.array(z.object({ server: z.string(), state, findings: z.array(z.string()) })),
        }),
      )
      .describe('which servers of a site are in which state, with their articles or signatures'),
    findings: z.array(mergedFindingSchema),
    unexplained: z.array(
      z.object({
        shape: z.string(),
        occurrences: z.number().int(),
        servers: z.array(z.string()),
        stages: z
          .array(z.enum(stageIds))
          .default([])
          .describe('the stages of install attempts at which it was logged, as far as the reports tell'),
      }),
    ),
    summary: z.object({
      sites: z.number().int(),
      servers: z.number().int(),
      active: z.object({ error: z.number().int(), warning: z.number().int(), info: z.number().int() }),
      files: z.number().int(),
      bytes: z.number().int(),
    }),
  })
  .describe('what licdiag merge --format json prints');
