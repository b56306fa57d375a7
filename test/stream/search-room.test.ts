/** All that is searched for in the logs of a whole site and its clients finds room in the memory of the fast search. */
import { expect, test, vi } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import type { LogIdentity } from '../../src/model/log.js';
import * as plain from '../../src/prefilter/plain-engine.js';
import { createSimdEngine } from '../../src/prefilter/simd-engine.js';
import { bindTemplates } from '../../src/stream/bind-templates.js';
import { SearchPlan } from '../../src/stream/plan-search.js';

vi.mock('../../src/prefilter/plain-engine.js', { spy: true });

test('a folder with logs of all kinds is searched by SIMD alone', () => {
  const engine = createSimdEngine(64 * 1024);
  if (!engine) throw new Error('this machine has no SIMD: the test says nothing of it');
  const { templates, rules } = bindTemplates(catalogue.signatures, catalogue.templates);
  const plan = new SearchPlan(templates, rules, catalogue, engine);
  const { metering, neighbours, others } = catalogue.logs;
  const identities: LogIdentity[] = [
    ...others.map((log) => ({ kind: 'other' as const, log })),
    ...neighbours.map(({ name }) => ({ kind: 'other' as const, log: name })),
    ...metering.map(({ name }) => ({ kind: 'metering' as const, log: name })),
    { kind: 'unknown' },
  ];
  for (const identity of identities) {
    for (const named of [false, true]) {
      const source = {
        ...{ path: 'a.log', folder: '', folderInArgument: '', fileName: 'a.log', size: null, rereadable: true },
        ...{ identity, named, origin: null, open: () => Promise.reject(new Error('only its name counts')) },
      };
      plan.searchFor(source, 'anchors');
      plan.searchFor(source, 'clauses');
      plan.endingSearch(source);
    }
  }
  expect(plain.createPlainSearch).not.toHaveBeenCalled();
});
