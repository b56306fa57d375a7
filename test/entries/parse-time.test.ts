/** The date forms of SMS logs, and texts that only look like one. */
import { expect, test } from 'vitest';
import { parseTime } from '../../src/entries/parse-time.js';

test.each([
  ['Mon Dec 04 15:41:45 1995~', '1995-12-04T15:41:45', null],
  ['Mon Dec 04 15:41:45 1995', '1995-12-04T15:41:45', null],
  ['Thu Mar 18 15:06:47.218 1999', '1999-03-18T15:06:47.218', null],
  ['Fri Mar 26 10:43:41.547 1999 Eastern Standard Time', '1999-03-26T10:43:41.547', 'Eastern Standard Time'],
  ['Wed Jul 4 9:46:43.146 2001 Central\r\n   Standard Time', '2001-07-04T09:46:43.146', 'Central Standard Time'],
  ['Thu Apr 22       09:36:15.685 1999', '1999-04-22T09:36:15.685', null],
  ['Thu Jul 27 20:40:04.509\n <BR/>\n 2000', '2000-07-27T20:40:04.509', null],
  ['Tue Jan 01 1:23:45.6789 2001', '2001-01-01T01:23:45.678', null],
  ["Mon Jul 03 12:25:46.7 2000 Paris, Madrid (heure d'été)", '2000-07-03T12:25:46.700', "Paris, Madrid (heure d'été)"],
  ['08-22-2016 04:15:01.917+420', '2016-08-22T04:15:01.917', '+420'],
  ['11-30-2022 01:03:34.179-60', '2022-11-30T01:03:34.179', '-60'],
  ['11-29-2022 13:59:35.6721099', '2022-11-29T13:59:35.672', null],
  ['4/7/99 11:20:15 AM', '1999-04-07T11:20:15', null],
  ['12/31/1999 12:00:00 AM', '1999-12-31T00:00:00', null],
  ['4/29/2000 12:51:03 PM', '2000-04-29T12:51:03', null],
  ['1/1/01 1:02:03 pm', '2001-01-01T13:02:03', null],
  ['03/17/2000 16:08:23', '2000-03-17T16:08:23', null],
])('%j', (printed, time, timeZone) => {
  expect(parseTime(printed)).toEqual({ time, timeZone });
});

test.each([
  '',
  'Mon',
  'Fri Feb',
  'Tue Nov 04 13:07:31',
  'Mon Foo 04 15:41:45 1995',
  'Mon Dec 32 15:41:45 1995',
  'Mon Dec 04 24:41:45 1995',
  '13/45/99 11:20:15 AM',
  '2000-03-17 16:08:23',
  'null null',
])('%j is no date', (printed) => {
  expect(parseTime(printed)).toBeNull();
});
