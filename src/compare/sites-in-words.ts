/** Warns where two reports are of different sites, or only one tells the site: what is new and gone there may be no news. */
import type { ReportInput } from '../model/report-input.js';
import { isSameButForSite } from '../model/same-but-for-site.js';
import type { Comparison } from './compare-findings.js';

interface NamedReport {
  readonly path: string;
  readonly report: ReportInput;
}

/** @returns sentences, none if the sites are the same or neither report tells its own */
export function sitesInWords(before: NamedReport, after: NamedReport, compared: Comparison): string[] {
  const [older, newer] = [before, after].map(sitesOf);
  if (!older || !newer || older.length === 0 || newer.length === 0) return siteToldOnce(compared);
  return older.some((site) => newer.includes(site))
    ? siteToldOnce(compared)
    : [`${before.path} is of ${inWords(older)}, and ${after.path} of ${inWords(newer)}: new and gone come from that`];
}

function sitesOf({ report: { findings, inputs } }: NamedReport): string[] {
  const named = [...findings.map(({ subject }) => subject.site), ...(inputs.snapshots ?? []).map(({ site }) => site)];
  return [...new Set(named.flatMap((site) => site?.toUpperCase() ?? []))].sort();
}

const mostNamed = 5;

function inWords(sites: readonly string[]): string {
  const more = sites.length > mostNamed ? ' …' : '';
  return `${sites.length === 1 ? 'site' : 'sites'} ${sites.slice(0, mostNamed).join(', ')}${more}`;
}

function siteToldOnce({ new: added, gone }: Comparison): string[] {
  const isTwice = added.some((one) => gone.some((other) => isSameButForSite(one, other)));
  return isTwice
    ? ['only one of the reports tells the site: a failure that is new and gone for one server may be the same one']
    : [];
}
