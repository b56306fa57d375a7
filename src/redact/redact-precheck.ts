/** Makes a `PrecheckReport`, and is the only one that does: passwords are masked, all text is printable. */
import type { PrecheckData, PrecheckReport } from '../model/precheck-report.js';
import { redacted } from '../model/report.js';
import { changeTexts } from './change-texts.js';
import { KnownSecrets } from './known-secrets.js';
import { maskSecrets } from './mask-secrets.js';
import { makePrintable } from './printable.js';

/** The fields with text from outside. Other texts are licdiag's own: they may say "password" but never hold one. */
const fromOutside: ReadonlySet<string> = new Set(['value', 'text', 'note', 'by', 'when', 'problem']);

export function redactPrecheck(data: PrecheckData): PrecheckReport {
  const report = structuredClone(data);
  const known = new KnownSecrets();
  const quoted = [report.items.map(({ evidence }) => evidence), report.setupLines, report.inputs];
  if (data.redacted !== 'none') {
    changeTexts(quoted, (text, field) => {
      if (!fromOutside.has(field)) return text;
      const masked = maskSecrets(text);
      known.add(masked.secrets);
      return masked.text;
    });
    // A sentence may hold the value that it tells of.
    changeTexts(quoted, (text, field) => (fromOutside.has(field) || field === 'says' ? known.maskIn(text) : text));
  }
  makePrintable(report);
  return { ...report, [redacted]: true };
}
