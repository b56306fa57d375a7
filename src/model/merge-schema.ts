/** The JSON of `licdiag merge`. It can be merged again, so it holds each finding once, with everything that merging needs. */
import * as z from 'zod';
import { fields, programSchema } from './shared-fields-schema.js';
import { stageIds } from './stage-schema.js';

const name = z.string().nullable();
const state = z
  .enum(['active', 'resolved', 'acknowledged'])
  .describe('"acknowledged": by --ack, or known from a baseline, so it does not count any more.');

export const mergedFindingSchema = z.object({
  id: z.string().describe('Id of the finding in its report.'),
  signature: fields.signature,
  article: fields.article,
  title: fields.title,
  severity: fields.severity,
  confidence: fields.confidence,
  state,
  site: z.string().describe('Site code. Where it is not known: the name of the report or of the folder, in brackets.'),
  server: name.describe('NetBIOS name of the server, in capitals. Null if it is not known, or there is none.'),
  client: name.describe('Name of the client machine. Null if it is not known, or there is none.'),
  firstSeen: name.describe(
    'Local time of the first line that shows it, ISO 8601 without offset. Null if it is not known.',
  ),
  lastSeen: name.describe(
    'Local time of the last line that shows it, ISO 8601 without offset. Null if it is not known.',
  ),
  occurrences: z.number().int().describe('How many attempts failed this way.'),
});

const atSite = z.object({
  site: z.string().describe('The site, named as in `findings`.'),
  active: z.array(z.string()).describe('Servers or clients where it is active.'),
  resolved: z.array(z.string()).describe('Servers or clients where it is over.'),
  acknowledged: z.array(z.string()).describe('Servers or clients where it is acknowledged or known.'),
});

export const mergeSchema = z
  .object({
    schemaVersion: fields.schemaVersion,
    kind: z.literal('merge').describe('The command that wrote this.'),
    tool: programSchema,
    reports: z
      .number()
      .int()
      .describe('How many reports of scan this is made of, also those that came merged already.'),
    complete: z.boolean().describe('Whether every report was whole and complete.'),
    incomplete: z
      .array(z.string())
      .describe('Names of the reports whose inputs were incomplete, or that were cut short.'),
    narrowed: z
      .array(
        z.object({
          report: z.string().describe('The report, named as in `incomplete`.'),
          site: z.string().describe('The site, named as in `findings`.'),
          filters: z.string().describe('The filters, as options such as --only Q214954.'),
        }),
      )
      .default([])
      .describe('Reports that were made with filters: what these left out is missing here.'),
    listed: z.number().int().describe('How many findings came, before the same ones were joined.'),
    announced: z
      .number()
      .int()
      .describe('How many findings the reports say they have. More than `listed`: a report was cut short.'),
    byFinding: z
      .array(
        z.object({
          signature: fields.signature,
          article: fields.article,
          title: fields.title,
          severity: fields.severity,
          sites: z.array(atSite).describe('The sites, first those that have it now.'),
        }),
      )
      .describe('Which sites have which failure, the worst and most frequent first.'),
    bySite: z
      .array(
        z.object({
          site: z.string().describe('The site, named as in `findings`.'),
          servers: z
            .array(
              z.object({
                server: z.string().describe('Name of the server or client. "(not named)" if a finding names neither.'),
                state,
                findings: z
                  .array(z.string())
                  .describe('The articles of its findings in this state, or the ids of signatures without one.'),
              }),
            )
            .describe('The servers of the site, ordered by name.'),
        }),
      )
      .describe('Which servers of a site are in which state, with their articles or signatures.'),
    withoutFindings: z
      .array(z.string())
      .default([])
      .describe(
        'Sites with a report that is complete, was made without filters and has no finding, and without a finding in any other report. Named as in `findings`.',
      ),
    findings: z
      .array(mergedFindingSchema)
      .describe('The findings, each once. Of several reports on one, the latest counts.'),
    unexplained: z
      .array(
        z.object({
          shape: fields.shape,
          occurrences: z.number().int().describe('How many lines have this shape in all reports.'),
          servers: fields.shapeServers,
          stages: z
            .array(z.enum(stageIds))
            .default([])
            .describe('The stages of install attempts at which it was logged, as far as the reports tell.'),
          sites: z
            .array(z.string())
            .default([])
            .describe('The sites whose reports list it, named as in `withoutFindings`.'),
        }),
      )
      .describe('Errors that no finding of any report explains, the most frequent first.'),
    summary: z
      .object({
        sites: z.number().int().describe('How many sites have findings.'),
        servers: z.number().int().describe('How many servers and clients have findings.'),
        active: z
          .object({
            error: z.number().int().describe('Active findings of severity error.'),
            warning: z.number().int().describe('Active findings of severity warning.'),
            info: z.number().int().describe('Active findings of severity info.'),
          })
          .describe('How many findings count for --fail-on.'),
        files: z.number().int().describe('How many logs were read for the reports.'),
        bytes: z.number().int().describe('Size of these logs in bytes, unpacked.'),
      })
      .describe('Totals over all sites.'),
  })
  .describe('What licdiag merge --format json prints.');
