/**
 * Finds the known lines in setup logs. Lines of Smssetup.log begin with a time, those of components end with a trailer, so a
 * template may match from any word of the line.
 */
import type { SeenLine } from '../model/precheck-report.js';
import type { Template } from '../model/template.js';
import type { SetupLine } from '../model/upgrade-check.js';

interface Known {
  readonly entry: SetupLine;
  readonly templates: readonly Template[];
}

/** How often one known line is reported at most. */
const mostOfEach = 50;

export class LineFinder {
  private readonly known: readonly Known[];

  /** @param log name of the log, as `setupLogOf` returns it */
  constructor(log: string, entries: readonly SetupLine[], compile: (source: string) => Template) {
    this.known = entries
      .filter((entry) => entry.log === log)
      .map((entry) => ({ entry, templates: entry.lines.map(compile) }));
  }

  /** @param before the lines found so far, which count towards the limit */
  find(
    text: string,
    place: { file: string; line: number; time: string | null },
    before: readonly SeenLine[],
  ): SeenLine[] {
    const folded = text.toLowerCase();
    return this.known.flatMap(({ entry, templates }) => {
      if (before.filter(({ id }) => id === entry.id).length >= mostOfEach) return [];
      const isThere = templates.some(
        (template) => folded.includes(template.literal) && matchesAnywhere(template, text),
      );
      const { id, articles, means, fatal } = entry;
      return isThere ? [{ id, articles: [...articles], means, fatal, ...place, text }] : [];
    });
  }
}

function matchesAnywhere(template: Template, text: string): boolean {
  for (const { index } of text.matchAll(/(?<!\S)\S/g)) if (template.match(text, index)) return true;
  return false;
}

/** The name under which the catalogue knows the log of a file (`smssetup.lo_` is `Smssetup.log`); null for any other file. */
export function setupLogOf(fileName: string): string | null {
  const stem = fileName.toLowerCase().replace(/\.(?:gz|log|lo_|txt)\b/g, '');
  if (/^q\d{6}$/.test(stem)) return 'Qnnnnnn.log';
  return setupLogs[stem] ?? null;
}

const setupLogs: Readonly<Record<string, string>> = {
  smssetup: 'Smssetup.log',
  sitecomp: 'Sitecomp.log',
  inboxmgr: 'Inboxmgr.log',
  compsumm: 'Compsumm.log',
  sitestat: 'Compsumm.log',
  despool: 'Despool.log',
  nt_logon: 'Nt_logon.log',
  ccim32: 'Ccim32.log',
  colleval: 'Colleval.log',
};
