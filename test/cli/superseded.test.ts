/** A finding that tells the cause of another takes its place, unless it is the less sure of the two. */
import { expect, it } from 'vitest';
import { record, statusOf } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { packText } from './pack-text.js';
import { scanJson } from './run-licdiag.js';

const cause = packText
  .replace('full-moon', 'spring-tide')
  .replace('the moon is full', 'the tide is high')
  .replace('subject: server', 'subject: server\nsupersedes: [full-moon]');

it.each([
  ['as sure', '', ['spring-tide likely']],
  ['less sure', '\n      atMost: possible', ['full-moon likely', 'spring-tide possible']],
])('a cause that is %s', (_, atMost, found) => {
  const cwd = makeFolder({
    'Licsvcfg.log': ['moon is full', 'tide is high'].map((what) => record(`INFO: the ${what} over CINDER01`)).join(''),
    'pack/full-moon.yaml': packText,
    'pack/spring-tide.yaml': cause.replace('sequence: [moon]', `sequence: [moon]${atMost}`),
  });
  const { findings } = scanJson(['Licsvcfg.log', '--signatures', 'pack'], { cwd }).report;
  expect(findings.map(({ signature, confidence }) => `${signature} ${confidence}`)).toEqual(found);
});

it('it does so too where both stand in the log of another server of that name than the one in the snapshot', () => {
  const [before, after] = ['10', '12'].map((day) => statusOf('TN7').replace('May 11', `May ${day}`));
  const cwd = makeFolder({
    'a/Licsvcfg.log': `${before}${after}`,
    'b/Licsvcfg.log': ['moon is full', 'tide is high']
      .map((what) => record(`INFO: the ${what} over CINDER01`))
      .join(''),
    'site.json': JSON.stringify({ schemaVersion: 1, site: { code: 'TN7' }, meteringServers: [{ name: 'CINDER01' }] }),
    'pack/full-moon.yaml': packText,
    'pack/spring-tide.yaml': cause,
  });
  const { findings } = scanJson(['a', 'b', '-s', 'site.json', '--signatures', 'pack'], { cwd }).report;
  expect(findings.map(({ signature, subject }) => `${signature} ${subject.site}`)).toEqual(['spring-tide null']);
});
