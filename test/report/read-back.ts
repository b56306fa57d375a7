/** Reads what each format says back into the same few facts, so that formats can be compared with each other. */
import { parseCsv } from './parse-csv.js';

export interface FindingFacts {
  readonly badge: string;
  readonly server: string;
  readonly title: string;
  readonly article: string;
  /** Marks and texts, in order. */
  readonly steps: readonly string[];
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
const unescapeHtml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
const plainHtml = (html: string): string => squeeze(unescapeHtml(html.replace(/<[^>]*>/g, '')));
const plainMarkdown = (text: string): string =>
  squeeze(
    text
      .replace(/\\([\\`*_{}[\]|~^$:.+-])/g, '$1')
      .replaceAll('&#64;', '@')
      .replaceAll('&#35;', '#')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
const marks = {
  needed: '',
  done: '[not needed any more] ',
  forbidden: '[DO NOT] ',
  unknown: '[check first] ',
} as const;

interface JsonFinding {
  readonly severity: string;
  readonly state: string;
  readonly title: string;
  readonly article: string | null;
  readonly signature: string;
  readonly subject: { readonly server: string | null; readonly client: string | null; readonly site: string | null };
  readonly remedy: { readonly steps: readonly { readonly text: string; readonly state: keyof typeof marks }[] };
}

export function factsOf(findings: readonly JsonFinding[]): FindingFacts[] {
  return findings.map(({ severity, state, title, article, signature, subject, remedy }) => ({
    badge: state === 'resolved' ? 'RESOLVED' : severity.toUpperCase(),
    server: subject.server ?? subject.client ?? '',
    title: squeeze(title),
    article: article ?? signature,
    steps: remedy.steps.map((step) => squeeze(`${marks[step.state]}${step.text}`)),
  }));
}

export const readers: Readonly<Record<string, (text: string) => FindingFacts[]>> = {
  json: (text) => factsOf(JSON.parse(text).findings),
  ndjson: (text) => {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    return factsOf(lines.filter(({ kind }) => kind === 'finding'));
  },
  text: readText,
  markdown: readMarkdown,
  html: readHtml,
  csv: readCsv,
  sarif: readSarif,
};

const withoutOrigin = (step: string): string => step.replace(/ \((?:Q\d+|[\w-]+)(?:, inferred)?\)$/, '');
const ofNobody = (server: string): string => (server === 'not named in its lines' ? '' : server);

function readText(text: string): FindingFacts[] {
  const blocks = text.split(/\n\n(?=(?:ERROR|WARNING|INFO|RESOLVED) )/).slice(1);
  return blocks.map((block) => {
    const [, badge = '', title = ''] = /^(\S+) +([\s\S]*?)\n {2}(?:Server|Where) /.exec(block) ?? [];
    const part = /\n {2}What to do\n([\s\S]*?)(?:\n\n {2}\S|\n\n\S|$)/.exec(block)?.[1] ?? '';
    const steps = `\n${part}`.split(/\n {4}\d+\. /).slice(1);
    return {
      badge,
      title: squeeze(title),
      server: ofNobody(/\n {2}(?:Server|Where) +(.*?)(?: \(site .*\))?\n/.exec(block)?.[1] ?? ''),
      article: /\n {2}Article +(\S+)/.exec(block)?.[1] ?? '',
      steps: steps.map((step) => withoutOrigin(squeeze(step.split(/\n {9}\S|\n {7}because /)[0] ?? ''))),
    };
  });
}

function readMarkdown(text: string): FindingFacts[] {
  const blocks = text.split(/\n(?=## (?:ERROR|WARNING|INFO|RESOLVED): )/).slice(1);
  return blocks.map((block) => {
    const [, badge = '', heading = ''] = /^## (\w+): (.*)\n/.exec(block) ?? [];
    const part = /\n### What to do\n([\s\S]*?)(?:\n##|$)/.exec(block)?.[1] ?? '';
    const steps = part.split(/\n\d+\. /).slice(1);
    const server = plainMarkdown(/- \*\*(?:Server|Where)\*\*: (.*)\n/.exec(block)?.[1] ?? '').replace(
      / \(site .*\)$/,
      '',
    );
    return {
      badge,
      server: ofNobody(server),
      title: plainMarkdown(heading).slice(server.length + 2),
      article: /- \*\*Article\*\*: (\S+)/.exec(block)?.[1] ?? '',
      steps: steps.map((step) => withoutOrigin(plainMarkdown((step.split('\n')[0] ?? '').replaceAll('**', '')))),
    };
  });
}

function readHtml(text: string): FindingFacts[] {
  return [...text.matchAll(/<article [\s\S]*?<\/article>/g)].map(([block]) => {
    const heading = plainHtml(/<h2[^>]*>([\s\S]*?)<\/h2>/.exec(block)?.[1] ?? '');
    const row = (name: string): string =>
      plainHtml(new RegExp(`<dt>${name}</dt><dd>(.*?)</dd>`).exec(block)?.[1] ?? '');
    const server = row('(?:Server|Where)').replace(/ \(site .*\)$/, '');
    const part = /<ol class="steps">([\s\S]*?)<\/ol>/.exec(block)?.[1] ?? '';
    const steps = [
      ...part.matchAll(/<li>(?:<span class="badge \w+">([^<]*)<\/span> )?([\s\S]*?) <span class="soft">/g),
    ];
    return {
      badge: plainHtml(/<span class="badge[^>]*>(.*?)<\/span>/.exec(block)?.[1] ?? ''),
      server: ofNobody(server),
      title: heading.slice(server.length + 2),
      article: row('Article').split(' ')[0] ?? '',
      steps: steps.map(([, mark, step = '']) => `${mark ? `[${mark}] ` : ''}${plainHtml(step)}`),
    };
  });
}

function readCsv(text: string): FindingFacts[] {
  return parseCsv(text)
    .filter((row) => row['kind'] === 'finding')
    .map((row) => ({
      badge: row['state'] === 'resolved' ? 'RESOLVED' : (row['severity'] ?? '').toUpperCase(),
      server: row['server'] || row['client'] || '',
      title: squeeze(row['title'] ?? ''),
      article: row['article'] || row['signature'] || '',
      steps: (row['steps'] ?? '')
        .split(/(?:^|\n)\d+\. /)
        .slice(1)
        .map((step) => withoutOrigin(squeeze(step.replace(/ > [^\n]*$/, '').replace(/(?<=\)), because [^\n]*$/, '')))),
    }));
}

function readSarif(text: string): FindingFacts[] {
  const [run] = JSON.parse(text).runs;
  const titles = new Map<string, string>();
  for (const { id, shortDescription } of run.tool.driver.rules) titles.set(id, shortDescription.text);
  return run.results.map(
    ({
      ruleId,
      level,
      properties,
    }: {
      ruleId: string;
      level: string;
      properties: Record<string, string | null> & { steps: { text: string; state: keyof typeof marks }[] };
    }) => ({
      badge: level === 'none' ? 'RESOLVED' : level === 'note' ? 'INFO' : level.toUpperCase(),
      server: properties['server'] ?? properties['client'] ?? '',
      title: titles.get(ruleId) ?? '',
      article: properties['article'] ?? ruleId,
      steps: properties.steps.map((step) => squeeze(`${marks[step.state]}${step.text}`)),
    }),
  );
}
