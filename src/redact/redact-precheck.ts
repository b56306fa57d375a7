/** The last stage before a checklist is printed, and the only maker of a `PrecheckReport`: passwords masked, text printable. */
import type { PrecheckData, PrecheckReport } from '../model/precheck-report.js';
import { redacted } from '../model/report.js';
import { changeTexts } from './change-texts.js';
import { KnownSecrets } from './known-secrets.js';
import { maskSecrets } from './mask-secrets.js';
import { makePrintable } from './printable.js';

/** Texts that come from outside; the others are ours, and say "password" without telling one. */
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
    changeTexts(quoted, (text) => known.maskIn(text));
  }
  makePrintable(report);
  return { ...report, [redacted]: true };
}
