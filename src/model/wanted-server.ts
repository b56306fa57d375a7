/** The server of the option `--server`, in capitals, without `\\` before and `\` behind it; null for all servers. */
export function wantedServer({ server }: { readonly server?: string | null | undefined }): string | null {
  return server?.replace(/^\\+|\\+$/g, '').toUpperCase() ?? null;
}
