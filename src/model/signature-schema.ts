/**
 * The signature language: its published JSON Schema, the types and the check of every pack are made of this. Only the build and
 * the loader of users' packs run it, since the compiled catalogue was checked by the build.
 */
import * as z from 'zod';
import { conditionSchema } from './condition-schema.js';
import { weekdays } from './weekdays.js';

const article = z.string().regex(/^Q\d{6}$/, 'must be an article number such as Q214954');
const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
const text = z.string().trim().min(1, 'must not be empty');
const duration = z
  .string()
  .regex(/^[1-9]\d{0,4} (seconds?|minutes?|hours?|days?)$/, 'must be a number and a unit, such as "15 minutes"');
const provenance = z
  .enum(['documented', 'inferred'])
  .describe('documented: the article prints the line; inferred: our reading, which caps the confidence at "possible"');

const clause = z
  .strictObject({
    log: text.describe('the log it may come from, such as Licsvcfg.log'),
    template: z
      .union([text, z.array(text).min(1)])
      .describe('the message with {type} or {name:type} placeholders; several spellings as a list'),
    provenance,
  })
  .describe('one line of a log');

const atMost = z
  .literal('possible')
  .describe('caps the confidence, where this alternative is only part of the evidence');
const step = z.union([name, z.array(name).min(1)]).describe('a clause, or a list of clauses any of which will do');

const captureName = z.string().regex(/^[a-z]\w*$/i, 'must be the name of a placeholder');
const comparison = z
  .strictObject({
    capture: captureName.describe('of a placeholder of the lines'),
    above: captureName.optional().describe('it must be higher than this one; of versions and numbers'),
    isNot: captureName.optional().describe('it must be another than this one; without regard to case'),
  })
  .refine(({ above, isNot }) => (above === undefined) !== (isNot === undefined), 'must have one of above and isNot');
const compare = z
  .array(comparison)
  .min(1)
  .optional()
  .describe('how what the lines captured must compare; where one captured nothing, the alternative does not hold');
const hour = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'must be an hour such as "02:00"');

const sequence = z.strictObject({
  sequence: z.array(step).min(1).describe('in this order, for one subject, in one attempt'),
  within: duration
    .optional()
    .describe('from the first to the last; an hour more where the time zone name changes between'),
  without: z
    .array(name)
    .optional()
    .describe(
      'clauses that must not come between for the same subject; one that names nobody counts for whom the line before named',
    ),
  doubtful: z
    .array(name)
    .optional()
    .describe(
      'clauses that name nobody and also stand in a healthy course: in between they cap the confidence at "possible"',
    ),
  compare,
  atMost: atMost.optional(),
});
const all = z.strictObject({
  all: z.array(step).min(2).describe('in any order, for one subject'),
  within: duration.describe('from the first to the last'),
  atMost: atMost.optional(),
});
const count = z.strictObject({
  count: step.describe('of which there must be so many, for one subject'),
  atLeast: z.number().int().min(2).describe('how many lines'),
  within: duration.describe('from the first to the last'),
  atMost: atMost.optional(),
});
const every = z.strictObject({
  every: step.describe('comes again and again for one subject'),
  atLeast: z.number().int().min(2).describe('how many lines'),
  apart: duration.describe('from one to the next at most; a longer pause starts anew'),
  lasting: duration.optional().describe('from the first to the last at least'),
  starting: z
    .strictObject({
      weekday: z.enum(weekdays).describe('in the local time of the log'),
      from: hour.describe('not before it'),
      to: hour.describe('not after it'),
    })
    .optional()
    .describe('when the first one comes, in the local time of the log'),
  atMost: atMost.optional(),
});
const last = z.strictObject({
  last: step.describe('nothing follows it in its log'),
  atMost: atMost.optional(),
});
const pattern = z.union([sequence, all, count, every, last]);

const guard = z.strictObject({
  state: z
    .enum(['needed', 'done', 'forbidden', 'unknown'])
    .describe('that the step has when the guard holds; forbidden: the command is not printed; unknown: check first'),
  when: z
    .enum(['active', 'resolved', 'facts-only'])
    .optional()
    .describe('the state of the finding, or that it rests on collected facts alone; without it the guard holds in any'),
  if: conditionSchema
    .optional()
    .describe('facts that must hold too; where one is not collected, a forbidding guard makes the step "unknown"'),
  because: text.describe('why, for the administrator; {server} and {client} are filled in'),
});

const facts = z
  .strictObject({
    about: conditionSchema
      .optional()
      .describe('when this holds and the rest cannot be decided, the report says so under "undecided"'),
    required: conditionSchema
      .optional()
      .describe('false, collected after the evidence: no finding; not collected: none from facts alone'),
    unknown: z
      .enum(['undecided', 'possible'])
      .optional()
      .describe(
        'without the required facts the log lines give no finding, only "undecided" (they are too common); or none that is more than "possible"',
      ),
    alone: z
      .strictObject({
        confidence: z.enum(['confirmed', 'likely', 'possible']).describe('of the finding'),
        when: conditionSchema,
      })
      .optional()
      .describe('facts that show the failure without any log line, and how sure they make it'),
    raising: z
      .array(z.strictObject({ to: z.enum(['confirmed', 'likely']).describe('that it becomes'), when: conditionSchema }))
      .optional()
      .describe('raises the confidence; to "confirmed" only when nothing refuting is left open'),
    refuting: z
      .array(
        z.strictObject({
          when: conditionSchema,
          unless: conditionSchema
            .optional()
            .describe('where this is known to hold, the rule does not count; with says, for explain'),
          state: z.enum(['resolved', 'dropped', 'doubted', 'noted']).describe('what becomes of the finding'),
          says: text.describe('what the facts mean, for the report'),
        }),
      )
      .optional()
      .describe(
        'collected after the evidence: the condition is gone (resolved), it was never this (dropped), it hardly is (doubted: "possible" at most), or something else is to be known beside it (noted: it stays as sure as it is)',
      ),
  })
  .describe('conditions on the site snapshot');

const candidate = z.strictObject({
  article: article.describe('on this cause'),
  cause: text.describe('in words'),
  separatedBy: text.describe('the one fact that would tell it from the others'),
});

/** Things about which articles give opposite advice. A step about one of them says so here, and the build compares all such steps. */
const action = z
  .strictObject({
    verb: z
      .enum(['delete', 'keep', 'install', 'avoid', 'lengthen', 'shorten', 'use', 'change'])
      .describe('what is done to it'),
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
      .describe('what it is done to'),
  })
  .describe('what the step does to a thing on which articles disagree');

const remedyStep = z.strictObject({
  text: text.describe('what to do; {server} and {client} are filled in'),
  short: text
    .optional()
    .describe('the same without its conditions: said in its place where the step is done or must not be done'),
  command: text.optional().describe('to run as it stands, once the names are filled in; never with a password'),
  action: action.optional(),
  source: z
    .strictObject({
      article: article.describe('that it is from'),
      documented: z.boolean().describe('the article says it; false: concluded by us'),
    })
    .describe('where it comes from'),
  guards: z.array(guard).optional().describe('the first that holds decides; a step without any is needed'),
});

export const signatureSchema = z
  .strictObject({
    id: name.describe('says the failure; also the file name, the fixture folder and the id in reports'),
    article: article.nullable().describe('the main source; null only for your own'),
    articles: z.array(article).optional().describe('further articles on the same cause'),
    title: text.describe('the failure in a few words'),
    severity: z.enum(['error', 'warning', 'info']).describe('how bad it is; --fail-on goes by it'),
    subject: z.enum(['server', 'client', 'site']).describe('what the finding is about'),
    fixedIn: z
      .enum(['SP1', 'SP2', 'SP3', 'SP4', 'SP5', 'HRP', 'hotfix', 'none', 'unknown'])
      .describe('none: no fix is documented; unknown: no article says'),
    past: z.boolean().optional().describe('the line itself says that the condition has ended'),
    replaces: z
      .literal(true)
      .optional()
      .describe('only in a pack of your own: takes the place of the shipped signature with this id'),
    related: z.array(name).optional().describe('signatures that may show on the same logs'),
    supersedes: z
      .array(name)
      .optional()
      .describe(
        'signatures that are not shown for the same subject when this one is at least as sure: it tells their cause',
      ),
    facts: facts.optional(),
    candidates: z.array(candidate).min(2).optional().describe('of a symptom with several causes: it never picks one'),
    expected: z
      .array(
        z.strictObject({ article: article.describe('that says it'), text: text.describe('what is to be expected') }),
      )
      .optional()
      .describe('documented effects of this failure that are no failures of their own'),
    logs: z
      .strictObject({
        clauses: z.record(name, clause).describe('lines, by the names that the rest calls them'),
        any: z.array(pattern).min(1).describe('alternatives; one is enough, the strongest gives the confidence'),
        attempt: z
          .strictObject({
            opens: z.array(name).min(1).describe('clauses that open an attempt for their subject'),
            passed: z.array(name).optional().describe('clauses that show a later attempt got past this failure'),
            quiet: duration
              .optional()
              .describe('an attempt without the failure counts as passed when the log goes on for so long'),
          })
          .optional()
          .describe('what begins an attempt, so that the last one decides whether the failure is active'),
        supporting: z
          .array(name)
          .optional()
          .describe('clauses shown as evidence when they stand with a match; they decide nothing'),
        rarest: name
          .optional()
          .describe('the clause of every pattern that healthy logs lack; without its line nothing is near a match'),
      })
      .default({ clauses: {}, any: [] })
      .describe('absent where only a snapshot can tell'),
    cause: text.describe('what happened, for the administrator'),
    remedy: z
      .strictObject({
        type: z
          .enum(['workaround', 'fix', 'hotfix', 'configuration', 'none'])
          .describe('what kind of remedy the article has'),
        cautions: z.array(text).describe('what makes it wrong or dangerous'),
        steps: z.array(remedyStep).describe('in the order to do them, checks before changes'),
        advises: z
          .array(action)
          .optional()
          .describe('what the cautions advise, where other articles advise the opposite'),
        overrules: z
          .array(
            z.strictObject({ article: article.describe('whose advice does not count'), because: text.describe('why') }),
          )
          .optional()
          .describe('articles whose opposite advice does not count for this failure, with the reason'),
        files: z
          .array(
            z.strictObject({
              file: text.describe('its name'),
              version: text.optional().describe('of the corrected file'),
              platform: text.optional().describe('such as i386 or alpha'),
              note: text.optional().describe('what else is to know of it'),
            }),
          )
          .optional()
          .describe('files of the fix, as a table; only where the article gives one version of it'),
      })
      .describe('what the article says to do'),
    verify: z.array(text).min(1).describe('how to see that the remedy worked'),
    falsePositives: z.array(text).min(1).describe('healthy situations that look alike'),
    references: z
      .array(
        z.strictObject({
          article: article.describe('its number'),
          title: text.describe('of the article, or what it tells'),
        }),
      )
      .min(1)
      .describe('the articles that it rests on, the main one first'),
  })
  .describe('a documented failure: how its log lines look, what it means and what to do');
