/** Source of a regular expression: the `> ` before a line of a mail that was quoted up to nine times. */
export const mailQuotes = '(?:> ?){0,9}';
