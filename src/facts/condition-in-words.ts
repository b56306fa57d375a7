/** A condition in words for readers who do not know the fields of a snapshot: facts are named as people call them. */
import type { Condition, FactTest } from '../model/condition-schema.js';
import { factNoun, membersInWords } from '../model/fact-nouns.js';
import { describe, describeTest, type Naming } from './describe-condition.js';

export function conditionInWords(condition: Condition): string {
  return describe(condition, namingIn(null));
}

/** Lists of machines: the facts of a member have names in words. */
const machines = /^(?:meteringServers|siteSystems|clients)$/;

/** @param list of which `item` is a member */
function namingIn(list: string | null): Naming {
  const pathOf = (path: string): string =>
    path
      .replace(/^server\b/, 'meteringServers[{server}]')
      .replace(/^client\b/, 'clients[{client}]')
      .replace(/^item(?=\.)/, () => (list !== null && machines.test(list) ? `${list}[it]` : 'item'));
  const nameOf = (path: string): string => {
    const { noun, question } = factNoun(pathOf(path));
    return noun ?? question;
  };
  return {
    test: (test) => testInWords(test, pathOf(test.fact), nameOf),
    members: (path) => membersInWords(pathOf(path)),
    inside: (path) => namingIn(pathOf(path)),
  };
}

function testInWords(test: FactTest, path: string, nameOf: (path: string) => string): string {
  const { noun, statement, question } = factNoun(path);
  const truth = test.exists ?? (typeof test.is === 'boolean' ? test.is : null);
  if (statement !== null && truth !== null && (noun === null || test.exists === undefined))
    return truth ? statement : `not so: ${statement}`;
  const words = describeTest(test, nameOf);
  return noun === null ? `${question}: ${words.replace(/^is /, '')}` : `${noun} ${words}`;
}
