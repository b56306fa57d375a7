/** The one server that was asked for, as names are told apart: without `\\` before it, in capitals. Null: all. */
export function wantedServer({ server }: { readonly server?: string | null | undefined }): string | null {
  return server?.replace(/^\\+/, '').toUpperCase() ?? null;
}
