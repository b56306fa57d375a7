/** Fills `{server}`, `{client}` and `{site}` in a text of the catalogue. Words stand in for a name that is not known. */
interface Names {
  readonly server?: string | null;
  readonly client?: string | null;
  readonly site?: string | null;
}

export function fillNames(text: string, { server, client, site }: Names = {}): string {
  return text
    .replaceAll('{server}', server ?? 'the server')
    .replaceAll('{client}', client ?? 'the client')
    .replaceAll('{site}', site ?? 'the site');
}
