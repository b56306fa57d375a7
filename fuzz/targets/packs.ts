/** Packs of a user: whatever the YAML is, it is a signature or mistakes with places, never an exception. */
import { checkSignature } from '../../src/catalogue/check-signature.js';
import { readYaml } from '../../src/catalogue/read-yaml.js';
import { templateMistake } from '../../src/templates/compile-template.js';
import type { FuzzTarget } from '../target.js';

const example = `id: example
article: Q214954
title: An example
severity: error
subject: server
fixedIn: none
logs:
  clauses:
    failed: { log: Licsvcfg.log, template: "ERROR: it failed on {server}", provenance: documented }
  any:
    - sequence: [failed]
facts:
  raising:
    - to: confirmed
      when: { fact: site.servicePack, below: SP2 }
cause: It failed.
remedy: { type: none, cautions: [], steps: [{ text: Look, source: { article: Q214954, documented: true } }] }
verify: [Look again]
falsePositives: [None]
references: [{ article: Q214954, title: Example }]
`;

export const packs: FuzzTarget = {
  name: 'packs',
  property: 'any YAML is a signature, or mistakes with lines',
  seeds: [example, ...example.split('\n').map((line) => `${line}\n`)].map((text) => Buffer.from(text)),
  dictionary: [
    '&a ',
    '*a',
    '<<: *a',
    '!!js/function',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '- ',
    '"',
    "'",
    '|',
    '>',
    '\t',
    '\n',
    '  ',
    '__proto__',
    'constructor',
    'null',
    '~',
    '---',
    '...',
    '%YAML 1.1',
    'fact',
    'all',
    'not',
  ],
  check(input) {
    const yaml = readYaml(input.toString('utf8'), 'pack.yaml');
    if ('mistakes' in yaml) {
      if (yaml.mistakes.length === 0) throw new Error('refused without a mistake');
      return;
    }
    const result = checkSignature(yaml.data, 'example', { logNames: ['Licsvcfg.log'], templateMistake });
    if ('mistakes' in result)
      for (const { field } of result.mistakes) if (yaml.lineOf(field) < 1) throw new Error(`${field} has no line`);
  },
};
