import type { Signature } from './signature.js';

/** The names under which a user may ask for a signature: its id, and the numbers of its articles. */
export function namesOfSignature({
  id,
  article,
  articles = [],
}: Pick<Signature, 'id' | 'article' | 'articles'>): string[] {
  return [id, article ?? [], articles].flat();
}
