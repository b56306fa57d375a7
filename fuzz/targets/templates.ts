/** Templates: a wrong one is refused in words; a right one matches in linear time, within the text, and finds itself filled in. */
import { InputError } from '../../src/errors.js';
import { compileTemplate } from '../../src/templates/compile-template.js';
import type { FuzzTarget } from '../target.js';

const separator = '\u0001';

export const templates: FuzzTarget = {
  name: 'templates',
  property: 'a wrong template is refused in words; a right one matches within the text, and never without its literal',
  seeds: [
    "ERROR: FAILED TO INSTALL LICENSE SERVER '{server}'",
    'Copying {source:path} to \\\\{server}\\LicMtr\\{file}',
    'NT Service Exception: {number} {text}',
    '(Binary={path}InOdbcSv.Exe,{text}',
    'Starting the service {service} on {server}',
    'Account={who:account}, Password',
  ].map((template) => Buffer.from(`${template}${separator}${template.replace(/\{[^}]*\}/g, 'METER02')}`, 'latin1')),
  dictionary: [
    '{server}',
    '{path}',
    '{a:text}',
    '{number}',
    '{',
    '}',
    '"',
    "'",
    '\\\\',
    '~',
    '\n',
    '  ',
    separator,
    'METER02',
    '{{',
    'aaaa',
  ],
  check(input) {
    const [source = '', text = ''] = input.toString('latin1').split(separator);
    let template: ReturnType<typeof compileTemplate>;
    try {
      template = compileTemplate(source);
    } catch (error) {
      if (error instanceof InputError) return;
      throw error;
    }
    const match = template.match(text, 0);
    if (match && (match.end < 0 || match.end > text.length))
      throw new Error(`the match ends at ${match.end} of ${text.length}`);
    if (match && !text.toLowerCase().includes(template.literal))
      throw new Error(`it matches without its literal ${template.literal}`);
  },
};
