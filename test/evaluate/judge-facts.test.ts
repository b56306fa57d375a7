/** How sure facts make a finding. Each rule stands in docs/signatures.md. */
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { judgeFacts, type LogVerdict } from '../../src/evaluate/judge-facts.js';
import { SnapshotFacts } from '../../src/facts/snapshot-facts.js';
import type { Condition } from '../../src/model/condition-schema.js';
import type { Signature } from '../../src/model/signature.js';
import { snapshotSchema } from '../../src/model/snapshot-schema.js';

type Rules = NonNullable<Signature['facts']>;

const [signature] = catalogue.signatures;
const subject = { site: null, server: 'GAUGE1', client: null, captures: {} };
const snapshot = snapshotSchema.parse({
  schemaVersion: 1,
  collectedAt: '2000-05-02T12:00:00',
  meteringServers: [{ name: 'GAUGE1', role: true }],
});
const base = new SnapshotFacts([{ path: 'site.json', snapshot }]);
const likely: LogVerdict = { confidence: 'likely', lastSeen: '2000-05-01T12:00:00', passedBefore: null };
const incomplete: LogVerdict = { ...likely, confidence: 'possible' };

const holds = { fact: 'server.role', is: true } as const;
const byOurThreshold = { ...holds, basis: 'inferred' } as const;
const notKnown = { fact: 'server.reachable', is: true } as const;
const confirming = [{ when: holds, to: 'confirmed' }] as const satisfies Rules['raising'];

function confidence(facts: Rules, log: LogVerdict | null): string {
  if (!signature) throw new Error('the catalogue is empty');
  return judgeFacts({ ...signature, facts }, log, subject, base).confidence;
}

describe('a fact that raises', () => {
  it('confirms complete lines, and does not make incomplete ones surer', () => {
    expect(confidence({ raising: [...confirming] }, likely)).toBe('confirmed');
    expect(confidence({ raising: [...confirming] }, incomplete)).toBe('possible');
    expect(confidence({ raising: [{ when: notKnown, to: 'confirmed' }] }, likely)).toBe('likely');
  });

  it('does not confirm by a threshold of ours, nor beside a required one', () => {
    expect(confidence({ raising: [{ when: byOurThreshold, to: 'confirmed' }] }, likely)).toBe('likely');
    expect(confidence({ required: holds, raising: [...confirming] }, likely)).toBe('confirmed');
    expect(confidence({ required: byOurThreshold, raising: [...confirming] }, likely)).toBe('likely');
  });

  it('does not confirm while something that would refute it is not known', () => {
    const refuting = { says: 'it answers', state: 'resolved' } as const;
    expect(confidence({ raising: [...confirming], refuting: [{ when: notKnown, ...refuting }] }, likely)).toBe(
      'likely',
    );
    const noted = { when: notKnown, says: 'it answers', state: 'noted' } as const;
    expect(confidence({ raising: [...confirming], refuting: [noted] }, likely)).toBe('confirmed');
  });
});

describe('facts alone', () => {
  const alone = (when: Condition): Rules => ({ alone: { when, confidence: 'confirmed' } });

  it('confirm, also what incomplete lines show', () => {
    expect(confidence(alone(holds), null)).toBe('confirmed');
    expect(confidence(alone(holds), incomplete)).toBe('confirmed');
    expect(confidence(alone(notKnown), incomplete)).toBe('possible');
  });

  it('do not confirm by a threshold of ours; where another fact confirms the lines, it does not matter', () => {
    expect(confidence(alone(byOurThreshold), null)).toBe('likely');
    const missed = { ...byOurThreshold, is: false } as const;
    expect(confidence({ ...alone(missed), raising: [...confirming] }, likely)).toBe('confirmed');
  });
});

it('that a server has its name is no evidence: a condition asks for it to leave that server out', () => {
  if (!signature) throw new Error('the catalogue is empty');
  const noOther = { none: 'meteringServers', where: { fact: 'item.name', isNot: '{server}' } } as const;
  const when = { all: [holds, noOther] };
  const facts = { refuting: [{ when, says: 'it is the only one', state: 'noted' }] } as const;
  const { counterEvidence } = judgeFacts(
    { ...signature, facts: { refuting: [...facts.refuting] } },
    likely,
    subject,
    base,
  );
  expect(counterEvidence.map(({ fact }) => fact)).toEqual(['meteringServers[GAUGE1].role']);
});

it('a required fact that is not so stands against lines without a time, or from after it, which it does not refute', () => {
  if (!signature) throw new Error('the catalogue is empty');
  const facts = { required: { fact: 'server.role', is: false } } as const;
  const judged = (lastSeen: string | null): unknown => {
    const { stands, counterEvidence } = judgeFacts({ ...signature, facts }, { ...likely, lastSeen }, subject, base);
    return [stands, ...counterEvidence.map(({ fact, says }) => `${fact}: ${says}`)];
  };
  const told = 'meteringServers[GAUGE1].role: meteringServers[GAUGE1].role is yes';
  expect(judged('2000-05-01T12:00:00')).toEqual([false, told]);
  expect(judged(null)).toEqual([
    true,
    `${told}; but the log tells no time, so this may be older, so it decides nothing`,
  ]);
  expect(judged('2000-05-04T12:00:00')).toEqual([
    true,
    `${told}; but this was collected before the evidence, so it decides nothing`,
  ]);
});
