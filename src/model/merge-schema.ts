/** The JSON of `licdiag merge`. It can be merged again, so it holds each finding once, with everything that merging needs. */
import * as z from 'zod';
import { fields } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

const name = z.string().nullable();
const state = z.enum(['active', 'resolved', 'acknowledged']).describe('acknowledged or known ones count no more');

export const mergedFindingSchema = z.object({
  id: z.string().describe('that of the finding in its report'),
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  confidence: fields.confidence,
  state,
  site: z.string().describe('site code; where it is not known, the name of the report or of the folder, in brackets'),
  server: name.describe('NetBIOS name in capitals'),
  client: name.describe('name of the client machine'),
  firstSeen: name.describe('local time of the log, ISO 8601 without offset'),
  lastSeen: name.describe('local time of the log, ISO 8601 without offset'),
  occurrences: z.number().int().describe('attempts that failed this way'),
});

const atSite = z.object({
  site: z.string().describe('as in findings'),
  active: z.array(z.string()).describe('servers, or clients'),
  resolved: z.array(z.string()).describe('servers, or clients'),
  acknowledged: z.array(z.string()).describe('servers, or clients'),
});

export const mergeSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('merge').describe('which command wrote it'),
    tool: z.object({ name: fields.program, version: fields.version }).describe('what wrote it'),
    reports: z.number().int().describe('of scan, also those that came merged already'),
    complete: z.boolean().describe('every report was whole, and each of them complete'),
    incomplete: z.array(z.string()).describe('reports whose inputs were incomplete, or that were cut'),
    narrowed: z
      .array(
        z.object({
          report: z.string().describe('named as in incomplete'),
          site: z.string().describe('as in findings'),
          filters: z.string().describe('the options, such as --only Q214954'),
        }),
      )
      .default([])
      .describe('reports that looked for a part only: what their filters left out is not in here'),
    listed: z.number().int().describe('findings that came, before the same ones were joined'),
    announced: z.number().int().describe('findings that the reports say they have; more than listed: a report was cut'),
    byFinding: z
      .array(
        z.object({
          signature: fields.signature,
          article: fields.article,
          title: fields.title,
          severity: fields.severity,
          sites: z.array(atSite).describe('those that have it now first'),
        }),
      )
      .describe('which sites have a failure, the worst and most frequent first'),
    bySite: z
      .array(
        z.object({
          site: z.string().describe('as in findings'),
          servers: z
            .array(
              z.object({
                server: z.string().describe('or the client; (not named) where a finding names neither'),
                state,
                findings: z.array(z.string()).describe('articles, or signatures that have none'),
              }),
            )
            .describe('by name'),
        }),
      )
      .describe('which servers of a site are in which state, with their articles or signatures'),
    withoutFindings: z
      .array(z.string())
      .default([])
      .describe(
        'sites of which a whole report on all, from complete inputs, tells no finding, and no other report one; as in findings',
      ),
    findings: z.array(mergedFindingSchema).describe('each once: of several reports on it the latest counts'),
    unexplained: z
      .array(
        z.object({
          shape: fields.shape,
          occurrences: z.number().int().describe('lines of this shape in all reports'),
          servers: fields.shapeServers,
          stages: z
            .array(z.enum(stageIds))
            .default([])
            .describe('the stages of install attempts at which it was logged, as far as the reports tell'),
          sites: z.array(z.string()).default([]).describe('whose reports list it, named as in withoutFindings'),
        }),
      )
      .describe('errors that no finding of any report explains, the most frequent first'),
    summary: z
      .object({
        sites: z.number().int().describe('with findings'),
        servers: z.number().int().describe('servers and clients with findings'),
        active: z
          .object({
            error: z.number().int().describe('active findings of this severity'),
            warning: z.number().int().describe('active findings of this severity'),
            info: z.number().int().describe('active findings of this severity'),
          })
          .describe('what counts for --fail-on'),
        files: z.number().int().describe('logs that were read for the reports'),
        bytes: z.number().int().describe('of these logs, unpacked'),
      })
      .describe('numbers over all sites'),
  })
  .describe('what licdiag merge --format json prints');
