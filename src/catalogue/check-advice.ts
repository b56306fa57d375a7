/**
 * Checks the advice of one signature for what has hurt sites: service packs without what must come first, file lists that an
 * article gives in two versions, and steps on things that articles disagree about without saying what they do to them.
 */
import type { RemedyStep, Signature } from '../model/signature.js';
import type { Mistake } from './mistake.js';

/** Articles whose list of files comes in two versions: what to copy is then for the reader to compare. */
const listedTwice = ['Q245271'];

const installs = /\b(?:install|apply|upgrade|update)\b[^.;:(]*\b(?:service packs?|SP[1-5])\b/i;
const forbids = /\b(?:do not|never|must not|without)\b[^.;:]*$/i;
const needsSp2 = /\bSP[345]\b|\b(?:latest|later)\b/;
const saysSp2 = /\bSP2\b[^.;]*\b(?:before|first)\b|\bneeds? SP2\b/i;

/** Things that articles disagree about, and how a step that acts on one reads. */
const contested: readonly [object: string, words: RegExp][] = [
  ['share LicMtr', /\bnet share \S+ \/d|\b(?:delete|remove)\b[^.;:]*\bshare\b/i],
  ['hotfix Q245271', /\b(?:install|run)\b[^;:]*\bQ245271\b/i],
  ['excluded list', /\b(?:move|add|put|shorten|lengthen|take)\b[^.;:]*\bexcluded (?:list|programs)\b/i],
  ['PackInterval', /\b(?:set|shorten|lengthen|raise|lower|change)\b[^.;:]*\bPackInterval\b/i],
  // Told to do so; "after a change of its password" tells of one.
  [
    'account password',
    /(?:^|[.;:,] |\b(?:and|or|then) )(?:change|reset|set)\b[^.;:]*\b(?:account\b[^.;:]*\bpassword|password\b[^.;:]*\baccount)\b/i,
  ],
];

export function adviceMistakes(signature: Signature): Mistake[] {
  return [
    ...servicePackMistakes(signature),
    ...fileMistakes(signature),
    ...actionMistakes(signature),
    ...unfilledMistakes(signature),
  ];
}

/** Every site here has metering servers: Q258547 stops its upgrade, and SP3 and SP4 need SP2 before them. */
function servicePackMistakes({ remedy }: Signature): Mistake[] {
  const said = [...remedy.cautions, ...remedy.steps.map(({ text }) => text)].join('\n');
  return remedy.steps.flatMap((step, i): Mistake[] => {
    if (!installsServicePack(step)) return [];
    const field = `remedy.steps.${i}`;
    return [
      ...(said.includes('Q258547')
        ? []
        : [
            {
              field,
              message: 'installs a service pack: a step or caution must name Q258547, which can stop that upgrade',
            },
          ]),
      ...(needsSp2.test(step.text) && !saysSp2.test(said)
        ? [
            {
              field,
              message: 'leads to SP3 or later: a step or caution must say that SP2 comes first (Q281829, Q311457)',
            },
          ]
        : []),
    ];
  });
}

function installsServicePack({ text, action }: RemedyStep): boolean {
  if (action) return action.verb === 'install' && action.object.startsWith('SP');
  const found = installs.exec(text);
  return found !== null && !forbids.test(text.slice(0, found.index));
}

function fileMistakes({ article, articles = [], remedy }: Signature): Mistake[] {
  const twice = [article ?? '', ...articles].find((one) => listedTwice.includes(one));
  return twice === undefined || (remedy.files ?? []).length === 0
    ? []
    : [
        {
          field: 'remedy.files',
          message: `${twice} gives its list of files in two versions: do not print one of them`,
        },
      ];
}

function actionMistakes({ remedy }: Signature): Mistake[] {
  return remedy.steps.flatMap(({ text, command = '', action }, i) => {
    const object = contested.find(([, words]) => [text, command].some((part) => isDone(words, part)))?.[0];
    return object === undefined || action !== undefined
      ? []
      : [
          {
            field: `remedy.steps.${i}`,
            message: `acts on what articles disagree about: say what it does, as in action: { verb: ..., object: ${object} }`,
          },
        ];
  });
}

function isDone(words: RegExp, text: string): boolean {
  const found = words.exec(text);
  return found !== null && !forbids.test(text.slice(0, found.index));
}

/** What `licdiag signatures new` writes where a person has to say something. */
const unfilled = 'FILL IN';

function unfilledMistakes(value: object, above = ''): Mistake[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): Mistake[] => {
    const field = above === '' ? key : `${above}.${key}`;
    if (typeof inner === 'string')
      return inner.includes(unfilled) ? [{ field, message: `still reads "${inner}"` }] : [];
    return typeof inner === 'object' && inner !== null ? unfilledMistakes(inner, field) : [];
  });
}
