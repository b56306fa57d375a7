/** The secrets found in any text of a report. Each is masked everywhere else, too, where nothing around it shows that it is one. */
import { mask } from './mask-secrets.js';

/** A shorter secret is masked only where it was found: elsewhere it would hit parts of ordinary words. */
export const shortestKnown = 4;

export class KnownSecrets {
  private readonly secrets = new Set<string>();
  /** The longest first: a secret may begin with a shorter one, and masking that first would leave its rest. */
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
