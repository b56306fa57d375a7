/**
 * Reads what the collector script wrote about its run: the machine, date and time, what the administrator said about an upgrade,
 * and the files that it looked for and did not find. Only these count as absent; a listing without a file proves nothing.
 */
import { readLocalTime } from '../model/local-time.js';
import { serverName } from '../model/server-name.js';
import type { SnapshotFile } from '../model/snapshot.js';
import type { Reader, Reading, Site, Upgrade } from './reading.js';

export const collectorMark = /^licdiag-collector (\d+)\s*$/;

export const readCollector: Reader = ({ lines, dateOrder }) => {
  const textOf = (key: string): string | undefined =>
    lines
      .find((line) => line.startsWith(`${key}: `))
      ?.slice(key.length + 2)
      .trim();
  const computer = serverName(textOf('computer'));
  const started = textOf('started');
  const collectedAt = started === undefined ? null : readLocalTime(started, dateOrder);
  const files = absentFiles(lines);
  const site = siteOf(textOf('sms'), lines);
  const reading: Reading = {
    ...(Object.keys(site).length > 0 ? { site } : {}),
    ...(computer === null ? {} : { computer }),
    ...(collectedAt === null ? {} : { collectedAt }),
    ...(files.length > 0 ? { machine: { files } } : {}),
    ...upgradeOf(textOf('upgrade-running'), textOf('upgrade-planned')),
  };
  const isUnclear = started !== undefined && collectedAt === null;
  return isUnclear
    ? { ...reading, problems: [`the date "${started}" can be read in two ways: collectedAt is not known`] }
    : reading;
};

/** @param folder the SMS folder */
function siteOf(folder: string | undefined, lines: readonly string[]): Partial<Site> {
  const drive = /^[A-Za-z]:/.exec(folder ?? '')?.[0]?.toUpperCase();
  const parsers = lines
    .map((line) => /^folder (not )?found: .*\\netmon\\i386\\parsers$/i.exec(line.trimEnd()))
    .find((found) => found !== null);
  return {
    ...(drive === undefined ? {} : { installDrive: drive }),
    ...(parsers ? { netmonParsers: parsers[1] === undefined } : {}),
  };
}

function upgradeOf(running: string | undefined, planned: string | undefined): { upgrade?: Upgrade } {
  const word = (running ?? planned ?? '').toUpperCase();
  const target = (['SP1', 'SP2', 'SP3', 'SP4', 'SP5'] as const).find((one) => one === word);
  if (!target) return {};
  return { upgrade: running === undefined ? { target } : { target, running: true } };
}

function absentFiles(lines: readonly string[]): SnapshotFile[] {
  return lines.flatMap((line) => {
    const [, path = '', name] = /^not found: (.*)\\([^\\]+)$/.exec(line.trimEnd()) ?? [];
    return name === undefined ? [] : [{ name, path, present: false }];
  });
}
