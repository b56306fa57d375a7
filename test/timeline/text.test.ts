/** The text of a timeline fits its width, and says durations so that they can be read. */
import { expect, it } from 'vitest';
import { writeTimelineText } from '../../src/report/timeline/text.js';
import { noColours } from '../../src/report/writer.js';
import { copy, destination, failed, follow, install, record, records, wait } from './follow.js';

const options = { colours: noColours, detail: 'normal', all: true, width: 60 } as const;

it.each([60, 80, 132])('has no line longer than %i letters but quotes', async (width) => {
  const report = await follow({
    'Licsvcfg.log': ['METER02', 'METER03']
      .flatMap((server, i) => [records([destination(server), failed(server)], i), records(install(server), 900 + i)])
      .concat(record(wait, 1000))
      .join(''),
  });
  const lines = writeTimelineText(report, { ...options, width }).split('\n');
  expect(lines.filter((line) => line.length > width && !/^ {4}/.test(line))).toEqual([]);
});

it('is coloured in its verdict, which is wrapped as without colours', async () => {
  const report = await follow({ 'Licsvcfg.log': records([destination('METER02'), failed('METER02')], 0) });
  const colours = { ...noColours, bold: (text: string) => `<b>${text}</b>`, red: (text: string) => `<r>${text}</r>` };
  expect(
    writeTimelineText(report, { ...options, colours })
      .split('\n')
      .slice(0, 2),
  ).toEqual(['<b>1 metering server</b>: <r>the last attempt failed on 1</r> (1 log', '  read).']);
});

it.each([
  [299, '299.0 seconds'],
  [4200, '70 minutes'],
  [86_400, '24 hours'],
  [259_200, '3 days'],
])('says of %i seconds: %s', async (seconds, words) => {
  const log = record(destination('METER02'), 0) + record(copy('METER02'), seconds);
  expect(writeTimelineText(await follow({ 'Licsvcfg.log': log }), options).replace(/\s+/g, ' ')).toContain(
    `, ${words} Outcome`,
  );
});
