/** The one server that was asked for, as names are told apart: without `\\` before it and `\` behind it, in capitals. Null: all. */
export function wantedServer({ server }: { readonly server?: string | null | undefined }): string | null {
  return server?.replace(/^\\+|\\+$/g, '').toUpperCase() ?? null;
}
