/**
 * Interleaved installations never mix: however the lines of several servers are woven, each comes to what it comes to alone.
 * And noise changes nothing, however much: only the lines count.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineReport } from '../../src/model/timeline.js';
import { copyFailed, failed, follow, install, lastOf, odbcError, record, stagesOf, wait } from './follow.js';

const stories: ((server: string) => string[])[] = [
  (server) => [...install(server), wait],
  (server) => install(server).slice(0, 5),
  (server) => [...install(server).slice(0, 2), failed(server)],
  (server) => [...install(server).slice(0, 4), copyFailed, failed(server)],
  (server) => [...install(server).slice(0, 6), ...odbcError],
  (server) => [...install(server).slice(0, 6), ...odbcError, failed(server)],
];
const servers = ['METER01', 'METER02', 'METER03'];

function summary(report: TimelineReport, server: string): string {
  const last = lastOf(report, server);
  return `${last.outcome} ${last.stoppedAt} ${stagesOf(last)} ${last.errors.map(({ text }) => text).join('|')}`;
}

describe('installations', () => {
  it('woven on threads of their own each come to what they come to alone', async () => {
    const alone = new Map<string, string>();
    for (const server of servers)
      for (const [index, story] of stories.entries()) {
        const text =
          story(server)
            .map((line, i) => record(line, i))
            .join('') + record(wait, 500, { thread: 281 });
        alone.set(`${server} ${index}`, summary(await follow({ 'Licsvcfg.log': text }), server));
      }
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(stories.length - 1), { minLength: 3, maxLength: 3 }),
        fc.array(fc.nat(2), { minLength: 60, maxLength: 60 }),
        async (chosen, order) => {
          const left = servers.map((server, i) => stories[chosen[i] ?? 0]?.(server) ?? []);
          let at = 0;
          let text = '';
          for (const index of [...order, ...order.map((i) => (i + 1) % 3), ...order.map((i) => (i + 2) % 3)]) {
            const line = left[index]?.shift();
            at += 0.1;
            if (line !== undefined) text += record(line, at, { thread: 281 + index });
          }
          for (const index of [0, 1, 2]) text += record(wait, 500, { thread: 281 + index });
          const report = await follow({ 'Licsvcfg.log': text });
          for (const [i, server] of servers.entries())
            expect(summary(report, server)).toBe(alone.get(`${server} ${chosen[i]}`));
        },
      ),
      { numRuns: 40, seed: 11 },
    );
  });

  it('come to the same in a hundred times as much of other lines, over many windows', async () => {
    const lines = stories.flatMap((story, i) =>
      story(servers[i % 3] ?? '').map((line, n) => record(line, i * 900 + n / 10)),
    );
    const noise = Array.from({ length: 700 }, (_, i) =>
      record('Reading the site control file for changes of the metering servers.', i / 1000),
    ).join('');
    const small = await follow({ 'Licsvcfg.log': lines.join('') });
    const large = await follow({
      'Licsvcfg.log': lines
        .map((line) => noise.replaceAll('10:00:00', line.match(/\d\d:\d\d:\d\d/)?.[0] ?? '') + line)
        .join(''),
    });
    const plain = ({ servers: all }: TimelineReport): unknown =>
      all.map(({ server, attempts }) => [
        server,
        attempts.map((attempt) => [
          attempt.startedAt,
          attempt.endedAt,
          attempt.outcome,
          stagesOf(attempt),
          attempt.errors.map(({ text }) => text),
        ]),
      ]);
    expect(plain(large)).toEqual(plain(small));
  });
});
