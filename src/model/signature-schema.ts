/**
 * The signature language: its published JSON Schema, the types and the check of every pack are made of this. Only the build and
 * the loader of users' packs run it, since the compiled catalogue was checked by the build.
 */
import * as z from 'zod';
import { article, name, text } from './catalogue-values-schema.js';
import { conditionSchema } from './condition-schema.js';
import { logsSchema } from './signature-logs-schema.js';

const guard = z.strictObject({
  state: z
    .enum(['needed', 'done', 'forbidden', 'unknown'])
    .describe('State of the step if the guard holds. "forbidden": the command is not printed. "unknown": check first.'),
  when: z
    .enum(['active', 'resolved', 'facts-only'])
    .optional()
    .describe('State of the finding, or that it rests on collected facts alone. Without this the guard holds in any.'),
  if: conditionSchema
    .optional()
    .describe('Facts that must hold too. If one was not collected, a forbidding guard makes the step "unknown".'),
  because: text.describe('Why, for the administrator. {server} and {client} are filled in.'),
});

const facts = z
  .strictObject({
    about: conditionSchema
      .optional()
      .describe('If this holds and the rest cannot be decided, the report lists the signature under "undecided".'),
    required: conditionSchema
      .optional()
      .describe(
        'If this is false, as collected after the evidence, there is no finding. If it was not collected, there is none from facts alone.',
      ),
    unknown: z
      .enum(['undecided', 'possible'])
      .optional()
      .describe(
        'What log lines give without the required facts. "undecided": no finding, since the lines are too common. "possible": a finding that is "possible" at most.',
      ),
    alone: z
      .strictObject({
        confidence: z.enum(['confirmed', 'likely', 'possible']).describe('Confidence of the finding.'),
        when: conditionSchema,
        explained: z
          .array(
            z.strictObject({
              by: name.describe('Id of the other signature.'),
              until: z
                .literal('collected-later')
                .optional()
                .describe('It clears up after itself: facts that were collected later are not explained by it.'),
            }),
          )
          .optional()
          .describe('Failures that leave the same facts: while logs show one of them, these facts show nothing more.'),
      })
      .optional()
      .describe('Facts that show the failure without any log line, and how sure they make it.'),
    raising: z
      .array(
        z.strictObject({
          to: z.enum(['confirmed', 'likely']).describe('The confidence that it becomes.'),
          when: conditionSchema,
        }),
      )
      .optional()
      .describe('Facts that raise the confidence. To "confirmed" only if nothing refuting is left open.'),
    refuting: z
      .array(
        z.strictObject({
          when: conditionSchema,
          unless: conditionSchema
            .optional()
            .describe('If this is known to hold, the rule does not count. Its `says` is for explain.'),
          state: z.enum(['resolved', 'dropped', 'doubted', 'noted']).describe('What becomes of the finding.'),
          says: text.describe('What the facts mean, for the report.'),
        }),
      )
      .optional()
      .describe(
        'Facts that speak against it, if collected after the evidence. "resolved": the condition is gone. "dropped": it was never this. "doubted": it hardly is this, so it is "possible" at most. "noted": something else is to be known, and it stays as sure as it is.',
      ),
  })
  .describe('Conditions on the site snapshot.');

const candidate = z.strictObject({
  article: article.describe('Number of the article on this cause.'),
  cause: text.describe('The cause, in words.'),
  separatedBy: text.describe('The one fact that would tell this cause from the others.'),
});

/** Things about which articles give opposite advice. A step about one of them says so here, and the build compares all such steps. */
const action = z
  .strictObject({
    verb: z
      .enum(['delete', 'keep', 'install', 'avoid', 'lengthen', 'shorten', 'use', 'change'])
      .describe('What is done to it.'),
    object: z
      .enum([
        'share LicMtr',
        'hotfix Q245271',
        'excluded list',
        'PackInterval',
        'domain account',
        'local account',
        'account password',
        'SP1',
        'SP2',
        'SP3',
        'SP4',
        'SP5',
      ])
      .describe('What it is done to.'),
  })
  .describe('What the step does to a thing on which articles disagree.');

const remedyStep = z.strictObject({
  text: text.describe('What to do. {server} and {client} are filled in.'),
  short: text
    .optional()
    .describe('The same without its conditions, printed instead if the step is done or must not be done.'),
  command: text
    .optional()
    .describe('A command to run as it stands, once the names are filled in. Never with a password.'),
  action: action.optional(),
  source: z
    .strictObject({
      article: article.describe('Number of the article that it is from.'),
      documented: z.boolean().describe('True: the article says it. False: it is concluded.'),
    })
    .describe('Where it comes from.'),
  guards: z
    .array(guard)
    .optional()
    .describe('Conditions on the step: the first that holds decides. A step without any is needed.'),
});

export const signatureSchema = z
  .strictObject({
    id: name.describe('Names the failure. Also the file name, the folder of its cases, and the id in reports.'),
    article: article
      .nullable()
      .describe('Number of the main article. Null only for a signature of your own that has none.'),
    articles: z.array(article).optional().describe('Further articles on the same cause.'),
    title: text.describe('The failure in a few words.'),
    severity: z.enum(['error', 'warning', 'info']).describe('How bad the failure is. --fail-on goes by it.'),
    subject: z.enum(['server', 'client', 'site']).describe('What its findings are about.'),
    fixedIn: z
      .enum(['SP1', 'SP2', 'SP3', 'SP4', 'SP5', 'HRP', 'hotfix', 'none', 'unknown'])
      .describe('What fixes it. "none": no fix is documented. "unknown": no article says.'),
    past: z.boolean().optional().describe('True: the line itself says that the condition has ended.'),
    replaces: z
      .literal(true)
      .optional()
      .describe('Only in a pack of your own: it replaces the shipped signature with this id.'),
    related: z.array(name).optional().describe('Ids of signatures that may show on the same logs.'),
    supersedes: z
      .array(name)
      .optional()
      .describe(
        'Ids of signatures that are not shown for the same subject if this one is at least as sure, since it tells their cause.',
      ),
    facts: facts.optional(),
    candidates: z
      .array(candidate)
      .min(2)
      .optional()
      .describe('The possible causes, for a symptom that has several. The report never picks one.'),
    expected: z
      .array(
        z.strictObject({
          article: article.describe('Number of the article that says it.'),
          text: text.describe('What is to be expected.'),
        }),
      )
      .optional()
      .describe('Documented effects of this failure that are no failures of their own.'),
    logs: logsSchema,
    cause: text.describe('What happened, for the administrator.'),
    remedy: z
      .strictObject({
        type: z
          .enum(['workaround', 'fix', 'hotfix', 'configuration', 'none'])
          .describe('What kind of remedy the article has.'),
        cautions: z.array(text).describe('What makes the remedy wrong or dangerous.'),
        steps: z.array(remedyStep).describe('The steps, in the order in which to do them, checks before changes.'),
        advises: z
          .array(action)
          .optional()
          .describe('What the cautions advise, where other articles advise the opposite.'),
        overrules: z
          .array(
            z.strictObject({
              article: article.describe('Number of the article whose advice does not count.'),
              because: text.describe('Why it does not count.'),
            }),
          )
          .optional()
          .describe('Articles whose opposite advice does not count for this failure, with the reason.'),
        files: z
          .array(
            z.strictObject({
              file: text.describe('Name of the file.'),
              version: text.optional().describe('Version of the corrected file.'),
              platform: text.optional().describe('Platform, such as i386 or alpha.'),
              note: text.optional().describe('What else there is to know about the file.'),
            }),
          )
          .optional()
          .describe('Files of the fix, as a table. Only if the article gives one version of it.'),
      })
      .describe('What the article says to do.'),
    verify: z.array(text).min(1).describe('How to see that the remedy worked.'),
    falsePositives: z.array(text).min(1).describe('Healthy situations that look alike.'),
    references: z
      .array(
        z.strictObject({
          article: article.describe('Number of the article.'),
          title: text.describe('Title of the article, or what it tells.'),
        }),
      )
      .min(1)
      .describe('The articles that it rests on, the main one first.'),
  })
  .describe('A documented failure: how its log lines look, what it means and what to do.');
