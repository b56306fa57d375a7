import { expect, test } from 'vitest';
import type { Quote } from '../../src/model/observation.js';
import { ServerTrack } from '../../src/timeline/server-track.js';

const at = (line: number): Quote => ({
  file: 'Licsvcfg.log',
  line,
  text: '',
  before: '',
  component: null,
  time: null,
  timeZone: null,
  thread: null,
});

test('of many events of one kind the first and the last are told, and none of another kind is left out', () => {
  const track = new ServerTrack('METER02');
  track.tell('manager', at(1), 'the manager started');
  for (let line = 2; line <= 40; line += 1) track.tell('gap', at(line), 'silence');
  const [start, first, ...rest] = track.since;
  expect(start).toMatchObject({ kind: 'manager', line: 1 });
  expect(first).toMatchObject({ kind: 'gap', line: 2 });
  expect(rest.map(({ line }) => line)).toEqual(Array.from({ length: 19 }, (_, i) => 22 + i));
});
