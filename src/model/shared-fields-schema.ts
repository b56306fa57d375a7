/** Fields that mean the same in several kinds of JSON. */
import * as z from 'zod';

export const fields = {
  /** Of the format itself. */
  schemaVersion: z.literal(1).describe('Number of this format. Fields may be added without a new number.'),
  signature: z.string().describe('Id of the signature, such as orphaned-licmtr-share.'),
  article: z
    .string()
    .nullable()
    .describe('Number of the main article, such as Q214954. Null only for a signature of your own that names none.'),
  title: z.string().describe('The failure in a few words.'),
  severity: z.enum(['error', 'warning', 'info']).describe('How bad the failure is. --fail-on goes by it.'),
  confidence: z
    .enum(['confirmed', 'likely', 'possible'])
    .describe(
      'How sure it is. "confirmed": collected facts agree with the log lines, or prove the failure alone. "likely": all documented lines are there, or collected facts fit without proving it. "possible": a part of the lines, lines that no article documents, facts that other causes have too, or something speaks against it.',
    ),
  state: z
    .enum(['active', 'resolved'])
    .describe('"resolved": later evidence shows that it is over. "active": nothing shows that.'),
  line: z.number().int().describe('Number of the line in its file, from 1.'),
  text: z.string().describe('The message of the line, with passwords masked and control characters written out.'),
  program: z.literal('licdiag').describe('The program that wrote this.'),
  version: z.string().describe('Version of licdiag, such as 0.1.0.'),
  catalogue: z.string().describe('Hash of the signatures that were used.'),
  shape: z.string().describe('The line with placeholders, such as {server} and {number}, for what differs.'),
  shapeServers: z.array(z.string()).describe('Names, in capitals, of the servers that these lines name.'),
  startedAt: z.string().describe('When the run began: UTC, ISO 8601.'),
};

const program = { name: fields.program, version: fields.version };
/** What wrote a report on signatures or logs. */
export const toolSchema = z.object({ ...program, catalogue: fields.catalogue }).describe('What wrote this.');
/** What wrote a report on other reports, which name the signatures that they were made with. */
export const programSchema = z.object(program).describe('What wrote this.');

export const anyArticle = z.string().describe('Number of the article, such as Q214954.');

export const stepSourceSchema = z
  .object({
    article: anyArticle,
    documented: z.boolean().describe('True: the article says it. False: licdiag concluded it.'),
  })
  .describe('Where the step comes from.');

/** What a signature says of its failure, as it stands in each finding too. */
export const signatureShape = {
  cause: z.string().describe('What happened, for a person.'),
  candidates: z
    .array(
      z.object({
        article: anyArticle,
        cause: z.string().describe('The possible cause, in words.'),
        separatedBy: z.string().describe('The one fact that would tell this cause from the others.'),
      }),
    )
    .describe('The possible causes, where one symptom has several. Otherwise empty.'),
  expected: z
    .array(z.object({ article: anyArticle, text: z.string().describe('What is to be expected.') }))
    .describe('Documented effects of this failure that are no failures of their own.'),
  verify: z.array(z.string()).describe('How to see that the remedy worked.'),
  fixedIn: z
    .string()
    .describe('What fixes it: SP1 to SP5, HRP or hotfix. "none": no fix is documented. "unknown": no article says.'),
  references: z
    .array(z.object({ article: anyArticle, title: z.string().describe('Title of the article, or what it tells.') }))
    .describe('The articles that it rests on, the main one first.'),
};

/** Whom something is about. */
export const subjectSchema = z
  .object({
    site: z
      .string()
      .nullable()
      .describe('Site code, as status messages in the logs tell it, else the snapshot. Null if neither does.'),
    server: z
      .string()
      .nullable()
      .describe('NetBIOS name of the server, in capitals. Null if none is named, or it is about a client or a site.'),
    client: z.string().nullable().describe('Name of the client machine. Null if none is named, or it is about others.'),
  })
  .describe('Whom it is about. What neither logs nor snapshots tell is null.');

/** @param step the schema of a step in that kind of JSON */
export function remedyWith<Step extends z.ZodType>(step: Step) {
  return z
    .object({
      type: z
        .enum(['workaround', 'fix', 'hotfix', 'configuration', 'none'])
        .describe('What kind of remedy the article has.'),
      cautions: z.array(z.string()).describe('What makes the remedy wrong or dangerous: to be read before the steps.'),
      steps: z.array(step).describe('The steps, in the order in which to do them.'),
      files: z
        .array(
          z.object({
            file: z.string().describe('Name of the file.'),
            version: z.string().optional().describe('Version of the corrected file. Absent if the article has none.'),
            platform: z.string().optional().describe('Platform, such as i386 or alpha. Absent if it is for any.'),
            note: z.string().optional().describe('What else there is to know about the file.'),
          }),
        )
        .describe('Files of the fix, as the article lists them. Empty if it lists none.'),
    })
    .describe('What the article says to do.');
}
