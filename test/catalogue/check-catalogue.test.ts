/** The gates on advice, each seen to fail once on a planted fault: the shipped catalogue is sound, and one change breaks it. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { checkCatalogue } from '../../src/catalogue/check-catalogue.js';
import { ledger } from '../../src/catalogue/ledger.generated.js';
import { areExclusive } from '../../src/facts/are-exclusive.js';
import type { Action, RemedyStep, Signature } from '../../src/model/signature.js';

function mistakes(signatures: readonly Signature[], notDiagnosable = ledger): string[] {
  return checkCatalogue(signatures, notDiagnosable, { areExclusive }).map(
    ({ id, field, message }) => `${id}: ${field}: ${message}`,
  );
}

function shipped(id: string): Signature {
  const found = catalogue.signatures.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not shipped`);
  return found;
}

/** The catalogue with one signature changed. */
function withChanged(id: string, change: (signature: Signature) => Signature): Signature[] {
  return catalogue.signatures.map((one) => (one.id === id ? change(one) : one));
}

const source = { article: 'Q214954', documented: true };

/** The shipped catalogue with one more signature, whose remedy is this. */
function withOne(
  steps: readonly RemedyStep[],
  remedy: Partial<Signature['remedy']> = {},
  more: Partial<Signature> = {},
) {
  const { facts: _, ...plain } = shipped('orphaned-licmtr-share');
  const one = { ...plain, id: 'planted', article: 'Q999999', related: [], ...more };
  return [
    ...catalogue.signatures,
    { ...one, remedy: { type: 'fix' as const, cautions: [], steps: [...steps], ...remedy } },
  ];
}

function acting(verb: Action['verb'], object: Action['object'], text = 'See to it.'): RemedyStep {
  return { text, source, action: { verb, object } };
}

describe('the shipped catalogue', () => {
  it('has no contradiction, and no advice that leads into another failure', () => {
    expect(mistakes(catalogue.signatures)).toEqual([]);
  });
});

describe('advice that contradicts other advice', () => {
  it('the share: deleted and kept, once the guards that tell the two apart are gone', () => {
    const planted = withChanged('orphaned-licmtr-share', (one) => ({
      ...one,
      remedy: { ...one.remedy, steps: one.remedy.steps.map(({ guards: _, ...step }) => step) },
    }));
    expect(mistakes(planted)).toEqual([
      expect.stringMatching(
        /^orphaned-licmtr-share: .*"delete share LicMtr" contradicts removal-without-end, .*"keep share LicMtr"/,
      ),
    ]);
  });

  it.each([
    ['the hotfix that brings the next failure (Q245271, Q299261)', acting('install', 'hotfix Q245271')],
    ['the interval of the pack (Q263023, Q299261)', acting('shorten', 'PackInterval')],
  ])('%s', (_, step) => {
    expect(mistakes(withOne([step]))).toEqual([expect.stringContaining(`contradicts planted, remedy.steps.0.action`)]);
  });

  it.each([
    ['the excluded list (Q263023, Q311467)', acting('lengthen', 'excluded list'), acting('shorten', 'excluded list')],
    ['the account (Q226844, Q226846)', acting('use', 'domain account'), acting('use', 'local account')],
    ['its password (Q226844, Q256127)', acting('change', 'account password'), acting('keep', 'account password')],
  ])('%s', (_, one, other) => {
    const both = [...withOne([one]), ...withOne([other], {}, { id: 'planted-too', article: 'Q999998' }).slice(-1)];
    expect(mistakes(both)).toContainEqual(
      expect.stringMatching(/^planted: remedy\.steps\.0\.action: .* contradicts planted-too/),
    );
  });

  it('is settled by saying whose advice counts, from either side', () => {
    const steps = [acting('install', 'hotfix Q245271')];
    const overrules = [{ article: 'Q299261', because: 'the leak is worse' }];
    expect(mistakes(withOne(steps, { overrules }))).toEqual([]);
    const other = withOne(steps).map((one) =>
      one.id === 'metering-service-stuck-stopping'
        ? {
            ...one,
            remedy: {
              ...one.remedy,
              overrules: [...(one.remedy.overrules ?? []), { article: 'Q999999', because: 'it brings this on' }],
            },
          }
        : one,
    );
    expect(mistakes(other)).toEqual([]);
  });

  it('is none where the facts exclude each other', () => {
    const facts = { required: { fact: 'server.services[SMS_LICENSE_SERVER].state', is: 'running' } };
    const elsewhere = withChanged('metering-service-stuck-stopping', (one) => ({
      ...one,
      facts: { ...one.facts, required: { fact: 'server.services[SMS_LICENSE_SERVER].state', is: 'stop-pending' } },
    }));
    const planted = withOne([acting('install', 'hotfix Q245271')], {}, { facts }).slice(-1);
    expect(mistakes([...elsewhere, ...planted])).toEqual([]);
  });
});

describe('a service pack', () => {
  const install = (text: string): RemedyStep => ({ text, source });
  const hang = 'Stop SMS_LICENSE_SERVER first (Q258547).';

  it.each(['Install SP1 on the site.', 'Apply the latest service pack.', 'Upgrade the site to SP2.'])(
    '"%s" must name Q258547',
    (text) => {
      expect(mistakes(withOne([install(text)])).join('\n')).toContain(
        'planted: remedy.steps.0: installs a service pack',
      );
      expect(mistakes(withOne([install(text)], { cautions: [hang, 'SP2 comes before SP3.'] }))).toEqual([]);
    },
  );

  it.each(['Install SP3.', 'Install SP4 and then the rollup.', 'Install SP1 or a later service pack.'])(
    '"%s" must say that SP2 comes first',
    (text) => {
      expect(mistakes(withOne([install(text)], { cautions: [hang] }))).toEqual([
        expect.stringContaining('planted: remedy.steps.0: leads to SP3 or later'),
      ]);
    },
  );

  it('that a step forbids is none, and one that an action names is one', () => {
    expect(mistakes(withOne([install('Do not install SP3 here.')]))).toEqual([]);
    expect(mistakes(withOne([acting('install', 'SP1', 'Bring the site up.')])).join('\n')).toContain('Q258547');
  });
});

describe('the rest of the advice', () => {
  it.each([
    ['a share is deleted', { text: 'Go on.', command: 'net share LicMtr /delete', source }],
    ['a share is deleted, in words', { text: 'Delete the share LicMtr.', source }],
    ['the excluded list grows', { text: 'Move all programs to the excluded list.', source }],
    ['the hotfix comes', { text: 'Install the hotfix Q245271.', source }],
    ['the pack comes more often', { text: 'Lower PackInterval in Remodbc.ini.', source }],
    ['the password changes', { text: 'Stop it, and change the password of the account.', source }],
  ])('%s: the step must say so as data', (_, step) => {
    expect(mistakes(withOne([step]))).toEqual([expect.stringContaining('acts on what articles disagree about')]);
  });

  it('what a step forbids needs no data', () => {
    expect(mistakes(withOne([{ text: 'Do not delete the share LicMtr.', source }]))).toEqual([]);
  });

  it('a file list that the article gives twice is refused', () => {
    const files = [{ file: 'Remodbc.exe', version: '2.00.1493.2177' }];
    expect(mistakes(withOne([], { files }, { article: 'Q245271' }))).toEqual([
      expect.stringContaining('Q245271 gives its list'),
    ]);
    expect(mistakes(withOne([], { files }, { articles: ['Q245271'] }))).toEqual([
      expect.stringContaining('remedy.files'),
    ]);
    expect(mistakes(withOne([], { files }))).toEqual([]);
  });

  it('names lead to other signatures', () => {
    expect(mistakes(withOne([], {}, { related: ['planted', 'gone'], supersedes: ['gone-too'] }))).toEqual([
      'planted: related: "planted" is no other signature',
      'planted: related: "gone" is no other signature',
      'planted: supersedes: "gone-too" is no other signature',
    ]);
    const when = { fact: 'server.role', is: true };
    const alone = { confidence: 'likely' as const, when, explained: [{ by: 'gone' }] };
    expect(mistakes(withOne([], {}, { facts: { alone } }))).toContain(
      'planted: facts.alone.explained: "gone" is no other signature',
    );
  });

  it('an article is in the ledger or has a signature, not both', () => {
    const [first] = mistakes(catalogue.signatures, [...ledger, { article: 'Q214954', reason: 'planted' }]);
    expect(first).toContain('orphaned-licmtr-share: article: Q214954 is in not-diagnosable.yaml as well');
  });
});
