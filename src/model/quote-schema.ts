/** Quoted lines of logs, and what the numbers in an error line mean, as reports of `scan` and `timeline` hold them. */
import * as z from 'zod';
import { fields } from './shared-fields-schema.js';

export const timeSchema = z
  .string()
  .nullable()
  .describe('Local time of the log, ISO 8601 without offset. Null if it is not known.');

export const quoteSchema = z
  .object({
    file: z.string().describe('Path of the log, as under inputs.files.'),
    line: fields.line,
    time: timeSchema,
    text: fields.text,
  })
  .describe('A line of a log.');

/** The explanation of an error line. */
export const explainedShape = {
  codes: z
    .array(
      z.object({
        code: z.number().int().describe('The number, decimal, such as 997.'),
        means: z.string().describe('What Windows calls this error.'),
        here: z.string().nullable().describe('What it meant in articles about metering. Null if none speaks of it.'),
      }),
    )
    .describe(
      'Numbers of Windows errors in the first and the last line of its shape; in an attempt, in all of them. Empty if there are none.',
    ),
  status: z
    .object({
      id: z.number().int().describe('Number of the message, such as 9406.'),
      severity: z
        .enum(['information', 'warning', 'error', 'unknown'])
        .describe('SEV of the record. "unknown": it is none of the other three.'),
      component: z.string().nullable().describe('COMP of the record. Null if it has none.'),
      system: z.string().nullable().describe('SYS of the record: the machine that it speaks of. Null if it has none.'),
      site: z.string().nullable().describe('SITE of the record: the site code. Null if it has none.'),
      strings: z.array(z.string()).describe('The strings to insert. Empty ones at the end are left out.'),
      text: z.string().nullable().describe('The message with the strings inserted. Null if no article prints it.'),
      article: z.string().nullable().describe('The article that prints the message. Null if none does.'),
    })
    .nullable()
    .describe('The status message that the line records. Null if it records none.'),
};

export const standInsSchema = z
  .object({
    servers: z.number().int().describe('Machines of any kind.'),
    users: z.number().int().describe('Accounts.'),
    domains: z.number().int().describe('Windows domains.'),
    sites: z.number().int().describe('Site codes.'),
    databases: z.number().int().describe('Databases and data sources.'),
  })
  .describe('How many names of each kind were replaced by stand-ins.');
