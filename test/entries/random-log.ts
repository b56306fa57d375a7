/**
 * Random log text for property tests: records of every form that the reader knows, plain lines and junk, mixed. Each
 * `@` becomes a numbered needle, so that a test can follow one place of the text through different ways of reading it.
 */
import fc from 'fast-check';

const component = fc.constantFrom('SMS_EXECUTIVE', 'APM', 'LICSVR_SERVICE', 'C:\\SMS\\BIN\\CLISVCL.EXE');
const longComponent = fc.constantFrom('SMS_LICENSE_SERVER_MANAGER', 'SMS_SITE_COMPONENT_MANAGER');
const words = fc.constantFrom(
  '@',
  'Installing @ on METER01',
  '~@ failed.~',
  'Error = 5, @',
  'a <b> $ @ 4/7/99',
  '@ [x] = ""',
  'à é @ 東京',
);
const message = fc.array(words, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const messageLines = fc.oneof(
  { weight: 4, arbitrary: message },
  { weight: 2, arbitrary: fc.array(message, { minLength: 2, maxLength: 4 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: fc.array(message, { minLength: 30, maxLength: 55 }).map((lines) => lines.join('\n')) },
);
const two = (low: number, high: number) => fc.integer({ min: low, max: high }).map((n) => String(n).padStart(2, '0'));
const clock = fc.tuple(two(0, 23), two(0, 59), two(0, 59)).map((parts) => parts.join(':'));
const thread = fc.integer({ min: 1, max: 4294967295 }).map((n) => `${n} (0x${n.toString(16).toUpperCase()})`);

const modern = fc
  .tuple(longComponent, clock, thread)
  .map(([name, time, id]) => `$$<${name}><Fri Mar 26 ${time}.547 1999 Eastern Standard Time><thread=${id}>`);
const old = fc.tuple(longComponent, clock).map(([name, time]) => `$$<${name}><Mon Dec 04 ${time} 1995~><thread=E0>`);
const round = clock.map((time) => `$$(SMS_HIERARCHY_MANAGER)(Mon Jun 26 ${time} 2000~)(thread=326)`);
const alone = component.map((name) => `$$<${name}>`);
const cut = fc.constantFrom('$$<SMS_EXECUTIVE><Fri Feb', '$$<APM>...', ' $$');
const words2 = fc.tuple(longComponent, clock, thread).map(([name, time, id]) => `${name} 4/29/2000 ${time} PM ${id}`);
const tabs = fc.tuple(component, clock, thread).map(([name, time, id]) => `\t${name}\t4/7/99 ${time} AM\t${id}\t`);
const noBrackets = fc
  .tuple(longComponent, clock, thread)
  .map(([name, time, id]) => `${name} Fri Dec 17 ${time}.791 1999 Eastern Standard Time thread=${id}`);

const trailer = fc.oneof(modern, old, round, words2, noBrackets);
const trailed = fc.tuple(messageLines, trailer).map(([text, after]) => `${text}  ${after}`);
const ended = fc.tuple(messageLines, fc.oneof(alone, cut, tabs)).map(([text, after]) => `${text}  ${after}`);
/** Re-wrapped at some blanks, as in an article. */
const wrapped = fc
  .tuple(trailed, fc.infiniteStream(fc.integer({ min: 0, max: 5 })))
  .map(([text, dice]) => text.replace(/ (?=\S)/g, () => (dice.next().value === 0 ? '\n   ' : ' ')));
const together = fc
  .array(fc.oneof(modern, round), { minLength: 2, maxLength: 3 })
  .map((all) => all.map((end) => `@ ${end}`).join(' '));
const headed = fc.tuple(clock, messageLines).map(([time, text]) => `[18D][Fri 03/17/2000 ${time}]:${text}`);
const dated = fc.tuple(clock, messageLines).map(([time, text]) => `   [05/21/97 ${time}] ${text}`);
const labelled = fc
  .tuple(fc.subarray(['Event Type:\tError', 'Event ID:\t7000', 'Severity: Error']), clock, messageLines)
  .map(([labels, time, text]) =>
    [...labels, 'Date:\t\t3/26/2001', `Time:\t\t${time} AM`, 'Computer:\tSRV1', `Description: ${text}`].join('\n'),
  );
const row = fc
  .tuple(clock, message)
  .map(([time, text]) => `3/26/2001\t${time} AM\t1\t0\t9406\tN/A\tSMS Server\tHQ1\t${text}`);
const framed = fc
  .tuple(messageLines, clock)
  .map(
    ([text, time]) =>
      `<![LOG[${text}]LOG]!><time="${time}.672+300" date="11-29-2022" component="Worker" context="" type="1" thread="153" file="">`,
  );
const plain = fc.oneof(message, fc.constant(''), fc.constant('   '));
const plainRun = fc.array(plain, { minLength: 20, maxLength: 70 }).map((lines) => lines.join('\n'));
const junk = fc
  .array(
    fc.constantFrom(
      '$$<',
      '$$',
      '$$<A',
      '><thread=',
      ']LOG]!>',
      '<![LOG[',
      '[18D][',
      'Date: 3/26/2001\nTime: 9:14',
      'Time:',
      '4/7/99 1:02:03 PM',
      '>',
      '<',
      '(',
      '@',
      'Mon ',
      ' ',
      '12',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const sound = fc.oneof({ weight: 6, arbitrary: trailed }, { weight: 1, arbitrary: plain });
const damaged = fc.oneof(trailed, ended, wrapped, together, headed, dated, labelled, row, framed, plain, plainRun);
const block = fc.oneof(
  fc.array(sound, { minLength: 1, maxLength: 40, size: 'max' }),
  fc.array(damaged, { minLength: 1, maxLength: 30, size: 'max' }),
  fc.array(plainRun, { minLength: 1, maxLength: 2 }),
);

export const lineEnds = fc.constantFrom('\n', '\r\n', '\r');

/** Blocks of records as lines ending in LF; whoever takes it turns line ends and needles into their final form. */
export const recordText = fc
  .array(block, { minLength: 1, maxLength: 40, size: 'max' })
  .map((blocks) => blocks.flat().join('\n'));
export const junkText = fc
  .array(fc.oneof(damaged, junk), { minLength: 1, maxLength: 30 })
  .map((lines) => lines.join('\n'));

/** Numbers the needles: `needle0x`, `needle1x`. */
export function numbered(text: string): string {
  let count = 0;
  return text.replace(/@/g, () => `needle${count++}x`);
}
