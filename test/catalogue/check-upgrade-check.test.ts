/** What the build refuses in a check before a service pack: a shipped one is sound, and one change breaks it. */
import { describe, expect, it } from 'vitest';
import { checkUpgradeCheck } from '../../src/catalogue/check-upgrade-check.js';
import { upgradeCatalogue } from '../../src/catalogue/upgrade.generated.js';
import type { UpgradeCheck } from '../../src/model/upgrade-check.js';

const { checks, setupLines } = upgradeCatalogue;

function shipped(id: string): UpgradeCheck {
  const found = checks.find((one) => one.id === id);
  if (!found) throw new Error(`${id} is not shipped`);
  return found;
}

function mistakesOf(check: object, fileId = 'bdc-logon-files'): string[] {
  const checked = checkUpgradeCheck(check, fileId, setupLines);
  return 'mistakes' in checked ? checked.mistakes.map(({ field, message }) => `${field}: ${message}`) : [];
}

const ofSite = shipped('bdc-logon-files');
const ofServer = shipped('metering-service-stopped');

/** Of a site, with this in the words of its first rule. */
const saying = (says: string) => ({ ...ofSite, rules: ofSite.rules.map((rule) => ({ ...rule, says })) });

describe('a check', () => {
  it('is taken as it is shipped', () => {
    for (const check of checks) expect(mistakesOf(check, check.id)).toEqual([]);
  });

  it('is called as its file', () => {
    expect(mistakesOf(ofSite, 'other')).toEqual(['id: is "bdc-logon-files", but the file is called other.yaml']);
  });

  it('fits its schema', () => {
    expect(mistakesOf({ ...ofSite, phase: 'soon' })).toEqual([expect.stringMatching(/^phase: /)]);
  });
});

describe('its basis', () => {
  it('practice warns at most', () => {
    const basis = ['basis: is practice, which warns at most: no rule and no answer may fail'];
    expect(mistakesOf({ ...ofSite, basis: 'practice' })).toEqual(basis);
    const { fail: _, ...answers } = ofSite.question.answers;
    const rules = ofSite.rules.filter(({ status }) => status !== 'fail');
    const question = { ...ofSite.question, answers };
    expect(mistakesOf({ ...ofSite, basis: 'practice', rules })).toEqual(basis);
    expect(mistakesOf({ ...ofSite, basis: 'practice', rules, question })).toEqual([]);
    const logs = [{ line: setupLines[0]?.id, status: 'fail', says: 'it failed' }];
    expect(mistakesOf({ ...ofSite, basis: 'practice', rules, question, logs })).toEqual(basis);
  });

  it('an article that ties it to a service pack is named', () => {
    expect(mistakesOf({ ...ofSite, article: null })).toEqual(['article: is missing']);
    expect(mistakesOf({ ...ofSite, article: null, basis: 'related-article' })).toEqual([]);
  });
});

describe('its rules', () => {
  it('are there where facts decide', () => {
    expect(mistakesOf({ ...ofSite, rules: [] })).toEqual(['rules: is empty, so nothing can be evaluated']);
    expect(mistakesOf({ ...ofSite, rules: [], evaluate: 'manual' })).toEqual([]);
  });

  it('fail only where an answer can fail too', () => {
    const { fail: _, ...answers } = ofSite.question.answers;
    expect(mistakesOf({ ...ofSite, question: { ...ofSite.question, answers } })).toEqual([
      'question.answers: lacks "fail", which a rule has',
    ]);
  });
});

describe('what it asks of logs', () => {
  const withLog = (log: object) => mistakesOf({ ...ofSite, logs: [{ status: 'warn', says: 'it failed', ...log }] });

  it('is a known line, or a signature, and not both', () => {
    const line = setupLines[0]?.id;
    expect(withLog({ line })).toEqual([]);
    expect(withLog({ signature: 'orphaned-licmtr-share' })).toEqual([]);
    expect(withLog({})).toEqual(['logs.0: needs either a line or a signature']);
    expect(withLog({ line, signature: 'orphaned-licmtr-share' })).toEqual([
      'logs.0: needs either a line or a signature',
    ]);
    expect(withLog({ line: 'no-such-line' })).toEqual(['logs.0.line: "no-such-line" is not in setup-lines.yaml']);
  });
});

describe('its texts', () => {
  it('hold only what is filled in: a server only where each server is looked at', () => {
    expect(mistakesOf(saying('{site} goes from {from} to {to}'))).toEqual([]);
    expect(mistakesOf(saying('{client} is old'))[0]).toBe('rules.0.says: {client} is never filled in');
    expect(mistakesOf(saying('{server} is old'))[0]).toBe('rules.0.says: {server} is never filled in');
    const steps = [{ ...ofServer.steps[0], text: 'Stop {server}.', command: 'sc \\\\{servr} stop' }];
    expect(mistakesOf({ ...ofServer, steps }, ofServer.id)).toEqual(['steps.0.command: {servr} is never filled in']);
  });
});
