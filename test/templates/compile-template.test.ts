/**
 * A template filled with values matches the line, and gives the values back, through all that happens to log lines on
 * their way: re-wrapping, other case, other quotes, the `~` that stands for a line end.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileTemplate } from '../../src/templates/compile-template.js';
import { type PlaceholderType, placeholderTypes } from '../../src/templates/parse-template.js';

const seed = 19990511;

/** Values and words of templates have no letter in common, so that no value can be taken for what follows it. */
const word = fc.stringMatching(/^[a-mA-M]{4,9}[.:]?$/);
const name = fc.stringMatching(/^[N-Z][n-z0-9]{1,8}$/);
const phrase = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join(' '));
const path = fc.array(phrase, { minLength: 1, maxLength: 3 }).map((folders) => `X:\\${folders.join('\\')}`);
const values: Record<PlaceholderType, fc.Arbitrary<string>> = {
  server: fc.oneof(name, fc.constant('<Servername>')),
  path,
  file: name.map((stem) => `${stem}.xyz`),
  account: fc.tuple(name, name).map(([domain, user]) => `${domain}\\${user}`),
  number: fc.oneof(fc.integer().map(String), fc.constant('0x80070005')),
  count: fc.integer({ min: 1, max: 99_999 }).map(String),
  version: fc.array(fc.nat(9999), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('.')),
  service: name.map((stem) => `SMS_${stem}`),
  text: phrase,
};

interface Part {
  readonly template: string;
  readonly filled: string;
  readonly capture: string | null;
}

const surroundings = fc.constantFrom(["'", "'"], ['"', '"'], ['= ', ''], ['(', ''], ['\\\\', ''], ['', '']);
const placeholder = fc
  .constantFrom(...placeholderTypes)
  .chain((type) => fc.tuple(fc.constant(type), values[type], surroundings))
  .map(([type, value, [before, after]]): Part => {
    // A name without quotes runs to the next blank, and so may hold none.
    const own = after === '' && type !== 'server' ? value.replaceAll(' ', '_') : value;
    return { template: `${before}{#:${type}}${after}`, filled: `${before}${own}${after}`, capture: own };
  });
const literal = word.map((text): Part => ({ template: text, filled: text, capture: null }));
const parts = fc
  .tuple(literal, fc.array(fc.oneof(literal, placeholder), { maxLength: 6 }))
  .chain(([first, rest]) => fc.shuffledSubarray([first, ...rest], { minLength: 1 + rest.length }));

interface Case {
  readonly source: string;
  readonly line: string;
  readonly captures: Record<string, string>;
}

function toCase(all: readonly Part[]): Case {
  const captures: Record<string, string> = {};
  const source = all
    .map(({ template, capture }, i) => {
      if (capture !== null) captures[`value${i}`] = capture;
      return template.replace('#', `value${i}`);
    })
    .join(' ');
  return { source, line: all.map(({ filled }) => filled).join(' '), captures };
}

const cases = parts.map(toCase);
const everyMatch = (check: (one: Case) => void): void => fc.assert(fc.property(cases, check), { seed, numRuns: 400 });

test('a filled template matches and gives its values back', () => {
  everyMatch(({ source, line, captures }) => {
    expect(compileTemplate(source).match(line, 0)?.captures).toEqual(captures);
  });
});

test('wherever it is re-wrapped and however it is indented', () => {
  fc.assert(
    fc.property(
      cases,
      fc.infiniteStream(fc.constantFrom(' ', '  ', '\n', '\r\n      ', '\r', '\t', ' ~\n')),
      (one, blanks) => {
        const line = one.line.replaceAll(' ', () => blanks.next().value);
        const flat = Object.fromEntries(
          Object.entries(one.captures).map(([key, text]) => [key, text.replaceAll('~', '')]),
        );
        const found = compileTemplate(one.source).match(line, 0)?.captures;
        const tidy = Object.entries(found ?? {}).map(([key, text]) => [key, text.replace(/[ ~]+/g, ' ')]);
        expect(Object.fromEntries(tidy)).toEqual(flat);
      },
    ),
    { seed, numRuns: 400 },
  );
});

test('in upper case', () => {
  everyMatch(({ source, line, captures }) => {
    const upper = Object.entries(captures).map(([key, text]) => [key, text.toUpperCase()]);
    expect(compileTemplate(source).match(line.toUpperCase(), 0)?.captures).toEqual(Object.fromEntries(upper));
  });
});

test.each(['"', "'", '`', '’', '”', "''"])('with %s for its quotes', (quote) => {
  everyMatch(({ source, line, captures }) => {
    expect(compileTemplate(source).match(line.replace(/['"]/g, quote), 0)?.captures).toEqual(captures);
  });
});

test.each(['~', '~~', ' ', '  \r\n', '.~', '\n'])('with %j at its end', (end) => {
  everyMatch(({ source, line, captures }) => {
    const found = compileTemplate(source).match(line + end, 0)?.captures ?? {};
    const last = Object.keys(captures).at(-1) ?? '';
    const tidy = { ...found, [last]: found[last]?.replace(/\.$/, '') };
    expect(tidy).toEqual({ ...captures, [last]: captures[last] });
  });
});

test('its literal stands in every line that it matches, whatever was done to that', () => {
  everyMatch(({ source, line }) => {
    const { literal: wanted, opening } = compileTemplate(source);
    expect(wanted.length).toBeGreaterThanOrEqual(4);
    expect(wanted).not.toMatch(/\s/);
    for (const text of [line, line.toUpperCase(), line.replaceAll(' ', '\r\n   '), line.replace(/["']/g, '’')]) {
      expect(text.toLowerCase()).toContain(wanted);
      expect(text.toLowerCase().startsWith(opening ?? '')).toBe(true);
    }
  });
});

test('its literal is no short number, which may stand in any other', () => {
  const template = 'Could not start the SMS_LICENSE_SERVER service on \\\\{server}. Error 1069';
  expect(compileTemplate(template).literal).toBe('could');
});

test('any text gives a match that ends within it, or none, in linear time', () => {
  const templates = [
    'Copying {source:path} to \\\\{server}\\LicMtr\\{file}',
    "ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'",
    'STATMSG: ID=9399 {text} COMP="SMS_LICENSE_SERVER_MANAGER"',
    '{text} service {service} failed',
  ].map(compileTemplate);
  const pieces = fc.constantFrom(
    'Copying ',
    ' to \\\\',
    '\\LicMtr\\',
    "'",
    'STATMSG: ID=9399 ',
    ' service ',
    '\n',
    '~',
    'COMP="',
    'a',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (all) => {
      const text = all.join('');
      for (const template of templates) expect(template.match(text, 0)?.end ?? 0).toBeLessThanOrEqual(text.length);
    }),
    { seed, numRuns: 300 },
  );
  // In a time that is not linear the test would not come to its end.
  for (const filler of [' ', 'a ', '\\', ' to \\\\', '~', ' service '])
    for (const template of templates)
      expect(template.match(`Copying STATMSG: ID=9399 ${filler.repeat(500_000 / filler.length)}`, 0)).toBeNull();
});

test.each([
  [
    "ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'",
    "ERROR: FAILED TO INSTALL LICENSE SERVER 'METER01'",
    { server: 'METER01' },
  ],
  [
    "ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'",
    'Error: failed to install~license server METER01.~',
    { server: 'METER01' },
  ],
  [
    'Copying {source:path} to \\\\{server}\\LicMtr\\{file}',
    'Copying D:\\PROGRA~1\\SMS\\Licsrvc.exe to \\\\METER01\\LicMtr\\Licsrvc.exe',
    { source: 'D:\\PROGRA~1\\SMS\\Licsrvc.exe', server: 'METER01', file: 'Licsrvc.exe' },
  ],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER 'O'BRIEN1'", { server: "O'BRIEN1" }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER O'BRIEN1.~", { server: "O'BRIEN1" }],
  ["ERROR: FAILED SERVER '{server}'", `ERROR: FAILED SERVER O'BRIEN1"`, { server: "O'BRIEN1" }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER 'SRV~A{B}(4)'", { server: 'SRV~A{B}(4)' }],
  ['Checking \\\\{server}\\LicMtr', 'Checking \\\\SRV(4)\\LicMtr', { server: 'SRV(4)' }],
  ['Checking \\\\{server}\\LicMtr', 'Checking \\\\METERING-SRV(4)\\LicMtr', { server: 'METERING-SRV(4)' }],
  ['INSTALL_ODBC on {server}', "INSTALL_ODBC on O'BRIEN1.", { server: "O'BRIEN1" }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER 'SRV~'~", { server: 'SRV~' }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER 'SRV'' again", { server: "SRV'" }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER ''SRV''", { server: 'SRV' }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER '(SRV)'", { server: '(SRV)' }],
  ['Checking \\\\{server}\\LicMtr', 'Checking \\\\{SRV~\\LicMtr', { server: '{SRV~' }],
  // A sign behind a name, and a line that goes on behind it, are no part of it.
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER 'SRV1'and 'SRV2'", { server: 'SRV1' }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER 'SRV1'SMS_LICENSE 'x'", { server: 'SRV1' }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER SRV1'", { server: 'SRV1' }],
  ["ERROR: FAILED SERVER '{server}'", "ERROR: FAILED SERVER 'SRV1'~'SRV2'", { server: 'SRV1' }],
  ['INSTALL_ODBC on {server}', 'INSTALL_ODBC on SRV1~Stopped', { server: 'SRV1' }],
  ['INSTALL_ODBC on {server}', 'INSTALL_ODBC on SRV1)', { server: 'SRV1' }],
  ['INSTALL_ODBC on {server}', 'INSTALL_ODBC on SRV1(see below)', { server: 'SRV1' }],
  ['Account={account}, started', 'Account=HQ\\KLEIN, started', { account: 'HQ\\KLEIN' }],
  ['returned error {number}', 'returned error -2147467259', { number: '-2147467259' }],
])('%j matches %j', (source, line, captures) => {
  expect(compileTemplate(source).match(line, 0)?.captures).toEqual(captures);
});

test.each([
  ['INSTALL_ODBC', 'INSTALL_ODBC2'],
  ["share '{server}' is gone", "share '' is gone"],
  ['Copying {file} to the server', 'Copying a\\b to the server'],
  ['License Server', 'LicenseServer'],
  // A NetBIOS name has at most fifteen letters.
  ['Checking \\\\{server}\\LicMtr', 'Checking \\\\METERING-SRV(42)\\LicMtr'],
])('%j does not match %j', (source, line) => {
  expect(compileTemplate(source).match(line, 0)).toBeNull();
});

test.each([
  ['{server}', /no word of four letters/],
  ['{server} is on', /no word of four letters/],
  ['Größenänderung {server}', /no word of four letters/],
  ['Copying {what}', /the types are/],
  ['Copying {path}{file}', /two placeholders/],
  ['Copying {path', /brace/],
])('%j is refused', (source, reason) => {
  expect(() => compileTemplate(source)).toThrow(reason);
});

test('a template that may stand anywhere: as words of its own, in this line and no other', () => {
  const { match, opening } = compileTemplate('...pipe busy');
  expect(opening).toBeNull();
  expect(match('pipe busy', 0)?.end).toBe(9);
  expect(match('Failed: the Pipe  Busy again', 0)).not.toBeNull();
  expect(match('the pipe\nbusy', 0)).not.toBeNull();
  expect(match('a bagpipe busy', 0)).toBeNull();
  expect(match('pipe busybody', 0)).toBeNull();
  expect(match('another line\r\npipe busy', 0)).toBeNull();
  expect(() => compileTemplate('...{server} is busy')).toThrow('must go on with a word');
});

test('a count is above zero, a version has parts', () => {
  expect(compileTemplate('OK ({groups:count} groups)').match('OK (0 groups)', 0)).toBeNull();
  expect(compileTemplate('OK ({groups:count} groups)').match('OK (10 groups)', 0)?.captures).toEqual({ groups: '10' });
  const files = compileTemplate('Base client files are version {base:version}');
  expect(files.match('Base client files are version 2.0.1493.2005.', 0)?.captures).toEqual({ base: '2.0.1493.2005' });
  expect(files.match('Base client files are version unknown', 0)).toBeNull();
});

test('a path holds one colon, after its drive', () => {
  const failed = compileTemplate('ERROR: Failed to start {path}\\smsmon32.exe');
  expect(failed.match('ERROR: Failed to start C:\\SMS\\bin\\smsmon32.exe', 0)).not.toBeNull();
  expect(failed.match('ERROR: Failed to start C:\\a.exe\nERROR: Failed to start C:\\smsmon32.exe', 0)).toBeNull();
});
