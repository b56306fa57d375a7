/** `METER02` for `\\METER02`, as users type it. */
export function withoutSlashes(server: string): string {
  return server.replace(/^\\+|\\+$/g, '');
}

/** The server of the option `--server`, in capitals; null for all servers. */
export function wantedServer({ server }: { readonly server?: string | null | undefined }): string | null {
  return server == null ? null : withoutSlashes(server).toUpperCase();
}
