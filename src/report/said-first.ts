/** The sentences before the findings: what is left out, stand-ins for names, changes against the baseline, expired or unused acknowledgements. */
import type { RedactionProof, Report } from '../model/report.js';
import { isSameButForSite } from '../model/same-but-for-site.js';
import { plural } from './words.js';

export function saidFirst(report: Report): string[] {
  const { redaction, expiredAcknowledgements = [] } = report;
  const { notListed = 0, leftOut = 0 } = report.summary;
  return [
    ...(notListed > 0 ? [notListedInWords(notListed)] : []),
    ...(leftOut > 0
      ? [`${plural(leftOut, 'finding')} about other servers ${leftOut === 1 ? 'is' : 'are'} left out.`]
      : []),
    ...(redaction ? redactionInWords(redaction) : []),
    ...baselineInWords(report),
    ...expiredAcknowledgements.map(
      ({ id, reason, expires }) => `The acknowledgement of ${id} (${reason}) expired on ${expires}.`,
    ),
    ...unusedInWords(report),
  ];
}

const mostUnused = 5;

/** One sentence about all acknowledgements that fit nothing. They are common: a list that many sites share fits each site only in part. */
export function unusedInWords({ unusedAcknowledgements: unused = [], inputs }: Report): string[] {
  if (unused.length === 0) return [];
  const shown = unused.slice(0, mostUnused).map(({ id, subject, isKnownName }) => {
    const whom = [subject.server, subject.client, subject.site].filter((name) => name !== null).join(', ');
    return `${id}${whom === '' ? '' : ` of ${whom}`}${isKnownName ? '' : ' (no signature or article of that name)'}`;
  });
  const more = unused.length > shown.length ? [`${unused.length - shown.length} more`] : [];
  const isOne = unused.length === 1;
  const unread = inputs.complete ? '' : ', or it stands in what could not be read';
  return [
    `${plural(unused.length, 'acknowledgement')} ${isOne ? 'fits' : 'fit'} nothing in this run: ${[...shown, ...more].join('; ')}. Either the failure is gone${unread}, or the entry is mistyped.`,
  ];
}

/** Every format says this; else the listed findings would look like all there are. */
export function notListedInWords(count: number): string {
  return `And ${plural(count, 'more failure')}, of further servers, which are counted and not listed: give fewer logs at once, or narrow it with --server, --only or --skip.`;
}

/** How many names are replaced, and whether the diagnosis is the same without them. */
function redactionInWords({ standIns, sameFindings, differences }: RedactionProof): string[] {
  const proof = sameFindings
    ? 'Diagnosing the text with these stand-ins gives the same findings.'
    : sameFindings === null
      ? 'It was not checked whether the text with these stand-ins gives the same findings:'
      : 'Diagnosing the text with these stand-ins does not give the same findings:';
  return [`${standInsInWords(standIns)} ${proof}`, ...differences.map((one) => `- ${one}`)];
}

export function standInsInWords({ servers, users, domains, sites, databases }: RedactionProof['standIns']): string {
  const counts = [plural(servers, 'machine'), plural(users, 'user'), plural(domains, 'domain'), plural(sites, 'site')];
  if (databases > 0) counts.push(plural(databases, 'database'));
  return `Names are replaced by stand-ins (${counts.join(', ')}).`;
}

/** Changes against the report of `--baseline`. */
function baselineInWords(report: Report): string[] {
  const { baseline, findings } = report;
  if (!baseline) return [];
  const { changed, gone } = baseline;
  const isTwice = findings.some((finding) => gone.some((other) => isSameButForSite(finding, other)));
  const counts = `${baseline.new} new, ${baseline.still} known, ${changed.length} with another state, ${gone.length} gone`;
  const named = ({ subject, title, article, signature }: (typeof gone)[number]): string =>
    `${subject.server ?? subject.client ?? subject.site ?? 'not named'}: ${title} (${article ?? signature})`;
  return [
    `Against the baseline: ${counts}.`,
    ...(isTwice
      ? [
          'A failure that is new and gone for one server may be the same one: only one of the two reports tells the site.',
        ]
      : []),
    ...changed.map((finding) => `- ${finding.from} -> ${finding.state}: ${named(finding)}`),
    ...gone.map((finding) => `- ${goneInWords(report)}: ${named(finding)}`),
  ];
}

/** The word for a finding of the baseline that this run did not find. */
export function goneInWords({ inputs }: Report): string {
  return inputs.complete ? 'gone' : 'gone (or not read: the inputs are incomplete)';
}
