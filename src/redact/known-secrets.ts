/** Secrets that were met in some text of a report: each is masked wherever else it stands, whatever stands around it there. */
import { mask } from './mask-secrets.js';

/** A shorter one is masked where it stands, but not looked for elsewhere: it would be part of other words. */
export const shortestKnown = 4;

export class KnownSecrets {
  private readonly secrets = new Set<string>();
  /** The longest first: a short one may be the start of a long one, whose rest would stay. */
  private sorted: readonly string[] | null = null;

  add(secrets: readonly string[]): void {
    for (const secret of secrets) if (secret.length >= shortestKnown) this.secrets.add(secret);
    this.sorted = null;
  }

  maskIn(text: string): string {
    this.sorted ??= [...this.secrets].sort((a, b) => b.length - a.length);
    return this.sorted.reduce((result, secret) => result.replaceAll(secret, mask), text);
  }
}
