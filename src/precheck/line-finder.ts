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

  /** @param log name of the log, as the catalogue knows it */
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
