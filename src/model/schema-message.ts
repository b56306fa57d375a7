/** A message of the schema library in words for the author of the data. Messages that our own schemas give are left as they are. */

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'a group of fields',
  record: 'a group of fields',
  string: 'text',
};

export function schemaMessage(message: string): string {
  const [, expected = '', received = ''] = /^Invalid input: expected (\w+), received (\w+)$/.exec(message) ?? [];
  if (received === 'undefined') return 'is missing';
  if (received === 'null') return 'is empty';
  if (expected === 'string' && /^(?:number|boolean)$/.test(received)) return 'must be text, in quotes';
  if (expected !== '') return `must be ${kinds[expected] ?? expected}`;
  return message
    .replace(/^Invalid option: expected one of (.*)$/, (_, words: string) => `must be one of ${listed(words)}`)
    .replace(/^Invalid input: expected (.*)$/, 'must be $1')
    .replace(/^Invalid input$/, 'is of a kind that cannot stand here')
    .replace(/^Too small: expected array to have >=([2-9]\d*) items$/, 'must have at least $1 entries')
    .replace(/^Too small: expected (?:number|int) to be >=(.+)$/, 'must be $1 or more')
    .replace(/^Too small: expected array .*$/, 'must not be an empty list')
    .replace(/^Unrecognized key(s?): /, 'unknown field$1 ');
}

function listed(words: string): string {
  return words.replaceAll('"', '').replaceAll('|', ', ');
}
