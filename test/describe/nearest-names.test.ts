/** Which names a mistyped one may stand for. */
import { expect, test } from 'vitest';
import { nearestNames } from '../../src/describe/nearest-names.js';

test.each([
  ['a letter exchanged', 'orphamed', ['orphaned']],
  ['a letter too few', 'orphned', ['orphaned']],
  ['a letter too many', 'orphannedd', ['orphaned']],
  ['a part of the name, in any letter case', ' ORPH', ['orphaned']],
  ['three letters too many, of seven', 'Q214xyz', []],
  ['nothing', ' ', []],
])('%s: %j', (_, asked, names) => {
  expect(nearestNames(asked, ['Q214', 'orphaned', 'sp2-upgrade-hangs'])).toEqual(names);
});

test('the nearest three, those as near by name', () => {
  expect(nearestNames('Q214954', ['Q214999', 'Q214957', 'Q214955', 'Q214953', 'Q300000'])).toEqual([
    'Q214953',
    'Q214955',
    'Q214957',
  ]);
});
