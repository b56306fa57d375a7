/** Texts of a signature where no finding fills in a name: "the server" in sentences, `<server>` in commands. */

export function inGeneral(text: string): string {
  return text
    .replaceAll('{server}', 'the server')
    .replaceAll('{client}', 'the client')
    .replaceAll('{site}', 'the site');
}

export function asCommand(command: string): string {
  return command.replaceAll('{server}', '<server>').replaceAll('{client}', '<client>');
}

/** The same where the name is known. */
export function forSubject(text: string, { server, client }: { server: string | null; client: string | null }): string {
  return inGeneral(text.replaceAll('{server}', server ?? '{server}').replaceAll('{client}', client ?? '{client}'));
}
