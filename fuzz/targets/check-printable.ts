/** No character of what is printed can act on a terminal, turn the direction of writing, or end a line where ours does not. */
const control = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])/;

export function checkPrintable(text: string, what: string): void {
  const found = control.exec(text);
  if (!found) return;
  const code = found[0].charCodeAt(0).toString(16);
  throw new Error(
    `${what} holds the character ${code}: ${JSON.stringify(text.slice(Math.max(0, found.index - 60), found.index + 20))}`,
  );
}
