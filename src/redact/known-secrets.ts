/** The secrets found in any text of a report. Each is masked everywhere else, too, where nothing around it shows that it is one. */
import { mask } from './mask-secrets.js';
import { sentence } from './secret-words.js';

/** They are in every log: masking them elsewhere would hide no secret, only the evidence. */
const ofTheProduct = new Set(
  'licmtr licdb license licsvcfg licsrvc sms_license_server info failure warning install installed installing installation uninstall destination checking existence exists directory offline online upgrade upgrading setup start starting started stop stopping stopped running hung remove removing removed delete deleting deleted create creating created copy copying client servers component product registry pipe folder path site source thread waiting licenses metering program'.split(
    ' ',
  ),
);

/** A shorter secret is masked only where it was found: elsewhere it would hit parts of ordinary words. */
export const shortestKnown = 4;

export class KnownSecrets {
  private readonly secrets = new Set<string>();
  /** The longest first: a secret may begin with a shorter one, and masking that first would leave its rest. */
  private sorted: readonly string[] | null = null;

  private readonly machines: ReadonlySet<string>;

  /** @param machines their names stay: evidence without them tells nothing */
  constructor(machines: Iterable<string | null> = []) {
    this.machines = new Set([...machines].flatMap((name) => name?.toLowerCase() ?? []));
  }

  add(secrets: readonly string[]): void {
    for (const secret of secrets) if (this.mayKnow(secret)) this.secrets.add(secret);
    this.sorted = null;
  }

  /** Whether it may be masked where nothing around it shows that it is a secret. */
  mayKnow(secret: string): boolean {
    const word = secret.toLowerCase();
    return secret.length >= shortestKnown && !this.machines.has(word) && !sentence.has(word) && !ofTheProduct.has(word);
  }

  maskIn(text: string): string {
    this.sorted ??= [...this.secrets].sort((a, b) => b.length - a.length);
    return this.sorted.reduce(maskEach, text);
  }
}

/** A secret of letters alone is masked as a whole word: it may be part of an ordinary one. */
export function maskEach(text: string, secret: string): string {
  if (!text.includes(secret)) return text;
  return /^\p{L}+$/u.test(secret)
    ? text.replace(new RegExp(`(?<![\\p{L}\\p{N}])${secret}(?![\\p{L}\\p{N}])`, 'gu'), mask)
    : text.replaceAll(secret, mask);
}
