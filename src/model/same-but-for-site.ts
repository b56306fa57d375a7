interface Identity {
  readonly signature: string;
  readonly subject: { readonly site: string | null; readonly server: string | null; readonly client: string | null };
}

/** Whether two findings are the same but for a site that only one of them tells. Their ids differ then, since ids hold the site code. */
export function isSameButForSite(one: Identity, other: Identity): boolean {
  return (
    one.signature === other.signature &&
    one.subject.server === other.subject.server &&
    one.subject.client === other.subject.client &&
    (one.subject.site === null) !== (other.subject.site === null)
  );
}
