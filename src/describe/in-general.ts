/** Fills the placeholders of a signature's texts: "the server" in sentences, `<server>` in commands, or the name if it is known. */

export function inGeneral(text: string): string {
  return text
    .replaceAll('{server}', 'the server')
    .replaceAll('{client}', 'the client')
    .replaceAll('{site}', 'the site');
}

export function asCommand(command: string): string {
  return command.replaceAll('{server}', '<server>').replaceAll('{client}', '<client>');
}

/** Fills in the names that are known, and general words for the others. */
export function forSubject(text: string, { server, client }: { server: string | null; client: string | null }): string {
  return inGeneral(text.replaceAll('{server}', server ?? '{server}').replaceAll('{client}', client ?? '{client}'));
}
