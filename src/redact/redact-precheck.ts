/** The last stage before a checklist is printed, and the only maker of a `PrecheckReport`: passwords masked, text printable. */
import type { PrecheckData, PrecheckReport } from '../model/precheck-report.js';
import { redacted } from '../model/report.js';
import { mask, maskSecrets } from './mask-secrets.js';
import { printable } from './printable.js';

/** A secret shorter than this is masked where it stands, but not looked for elsewhere: it would be part of other words. */
const shortestKnown = 4;
/** Texts that come from outside; the others are ours, and say "password" without telling one. */
const fromOutside: ReadonlySet<string> = new Set(['value', 'text', 'note', 'by', 'when', 'problem']);

export function redactPrecheck(data: PrecheckData): PrecheckReport {
  const report = structuredClone(data);
  const secrets = new Set<string>();
  const quoted = [report.items.map(({ evidence }) => evidence), report.setupLines, report.inputs];
  if (data.redacted !== 'none') {
    for (const part of quoted) maskIn(part, secrets);
    for (const part of quoted) maskKnown(part, [...secrets]);
  }
  makePrintable(report);
  return { ...report, [redacted]: true };
}

function maskIn(value: object, secrets: Set<string>): void {
  eachText(value, (text, key) => {
    if (!fromOutside.has(key)) return text;
    const masked = maskSecrets(text);
    for (const secret of masked.secrets) if (secret.length >= shortestKnown) secrets.add(secret);
    return masked.text;
  });
}

/** A secret met in one text is masked wherever else it stands. */
function maskKnown(value: object, secrets: readonly string[]): void {
  eachText(value, (text) => secrets.reduce((result, secret) => result.replaceAll(secret, mask), text));
}

function makePrintable(value: object): void {
  eachText(value, (text) => printable(text));
}

function eachText(value: object, change: (text: string, key: string) => string): void {
  for (const key of Object.keys(value)) {
    const inner: unknown = Reflect.get(value, key);
    if (typeof inner === 'string') Reflect.set(value, key, change(inner, key));
    else if (inner !== null && typeof inner === 'object') eachText(inner, change);
  }
}
