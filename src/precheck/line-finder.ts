/**
 * Finds the known lines in setup logs. Lines of Smssetup.log begin with a time, those of components end with a trailer, so a
 * template may match from any word of the line.
 */
import { isSameName } from '../model/is-same-name.js';
import type { SeenLine } from '../model/precheck-report.js';
import type { Template, TemplateMatch } from '../model/template.js';
import type { SetupLine } from '../model/upgrade-check.js';

interface Known {
  readonly entry: SetupLine;
  readonly templates: readonly Template[];
  readonly over: readonly Template[];
}

/** How often one known line is reported at most. */
const mostOfEach = 50;

export class LineFinder {
  private readonly known: readonly Known[];

  /** @param log name of the log, as the catalogue knows it */
  constructor(log: string, entries: readonly SetupLine[], compile: (source: string) => Template) {
    this.known = entries
      .filter((entry) => entry.log === log)
      .map((entry) => ({ entry, templates: entry.lines.map(compile), over: (entry.over ?? []).map(compile) }));
  }

  /**
   * @param before the lines found so far
   * @returns these and what this line tells, without those that it shows to be over
   */
  find(
    text: string,
    place: { file: string; line: number; time: string | null },
    before: readonly SeenLine[],
  ): readonly SeenLine[] {
    const folded = text.toLowerCase();
    let lines = before;
    for (const { entry, templates, over } of this.known) {
      const { id, articles, means, fatal } = entry;
      const ended = firstMatch(over, text, folded);
      if (ended !== null) lines = lines.filter((one) => one.id !== id || !isAboutSame(one.text, templates, ended));
      if (firstMatch(templates, text, folded) === null || lines.filter((one) => one.id === id).length >= mostOfEach)
        continue;
      lines = [...lines, { id, articles: [...articles], means, fatal, ...place, text }];
    }
    return lines;
  }
}

function firstMatch(templates: readonly Template[], text: string, folded: string): TemplateMatch | null {
  for (const template of templates) {
    const match = folded.includes(template.literal) ? matchAnywhere(template, text) : null;
    if (match !== null) return match;
  }
  return null;
}

function matchAnywhere(template: Template, text: string): TemplateMatch | null {
  for (const { index } of text.matchAll(/(?<!\S)\S/g)) {
    const match = template.match(text, index);
    if (match !== null) return match;
  }
  return null;
}

/** Whether an earlier line captured what the one that ends it captured. */
function isAboutSame(earlier: string, templates: readonly Template[], ended: TemplateMatch): boolean {
  const captures = firstMatch(templates, earlier, earlier.toLowerCase())?.captures;
  return Object.entries(ended.captures).every(([name, value]) => isSameName(captures?.[name] ?? '', value));
}
