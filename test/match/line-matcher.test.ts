/** What matched in a text is remembered: it must be what would be found again, by the same logs. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.generated.js';
import { LineMatcher } from '../../src/match/line-matcher.js';
import type { Entry } from '../../src/model/entry.js';
import { bindTemplates } from '../../src/stream/bind-templates.js';

const { templates } = bindTemplates(catalogue.signatures, catalogue.templates);
const server: ReadonlySet<string> = new Set(['Licsvcfg.log']);
const client: ReadonlySet<string> = new Set(['Liccli.log']);
const failed = "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'";
const entry: Entry = {
  text: failed,
  line: 0,
  offset: 0,
  following: '',
  cut: false,
  component: 'SMS_LICENSE_SERVER_MANAGER',
  time: null,
  timeZone: null,
  thread: null,
};

describe('a text that comes again', () => {
  test('matches what it matched before', () => {
    const matcher = new LineMatcher(templates);
    const first = matcher.match(entry, server);
    expect(first.length).toBeGreaterThan(0);
    expect(first.every(({ captures }) => captures['server'] === 'METER01')).toBe(true);
    expect(matcher.match({ ...entry, line: 7, offset: 900 }, server)).toEqual(first);
  });

  test('is matched anew where other logs are allowed', () => {
    const matcher = new LineMatcher(templates);
    expect(matcher.match(entry, client)).toEqual([]);
    expect(matcher.match(entry, server).length).toBeGreaterThan(0);
    expect(matcher.match(entry, null).length).toBeGreaterThan(0);
    expect(matcher.match(entry, new Set())).toEqual([]);
  });

  test('is matched anew where it is cut off, or where lines follow over which a template may run', () => {
    const matcher = new LineMatcher(templates);
    const whole = matcher.match(entry, server);
    expect(matcher.match({ ...entry, cut: true }, server)).toEqual([]);
    const torn = { ...entry, text: 'ERROR: FAILED TO INSTALL', following: "\r\nLICENSE SERVER 'METER01'" };
    expect(matcher.match(torn, server).length).toBe(whole.length);
    expect(matcher.match({ ...torn, following: '' }, server)).toEqual([]);
    expect(matcher.match({ ...torn, following: "\r\nPROXY 'METER01'" }, server)).toEqual([]);
    expect(matcher.match(torn, server).length).toBe(whole.length);
  });

  test('is matched the same after more texts than are remembered', () => {
    const matcher = new LineMatcher(templates);
    const first = matcher.match(entry, server);
    for (let i = 0; i < 5000; i += 1) matcher.match({ ...entry, text: `${failed} ${i}` }, server);
    expect(matcher.match(entry, server)).toEqual(first);
  });
});

test('of a damaged log no whole regions are kept for the texts in them', () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const matcher = new LineMatcher(templates);
  const [texts, region] = [1000, 64 * 1024];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < texts; i += 1) {
    const text = Buffer.alloc(region, `ERROR ${i} while reading the queue. `).toString('latin1');
    matcher.match({ ...entry, text: text.slice(0, 30) }, server);
  }
  collect();
  expect(process.memoryUsage().heapUsed - before).toBeLessThan((texts * region) / 4);
  expect(matcher.match(entry, server).length).toBeGreaterThan(0);
});
