/**
 * Process listings of `tlist` (number, name, window title) and `pulist` (name, number, user). Setup of SMS does not run if no
 * process is called setup, and runs if one is called smssetup or has SMS in its title. Other products have a `setup.exe`, too.
 */
import { machineAsked } from './named-server.js';
import type { Reader, Upgrade } from './reading.js';

const tlistRow = /^\s{0,4}(\d{1,6})\s+(\S(?:[^\s]| (?! ))*?)(?:\s{2,}(.*))?$/;
const pulistRow = /^(\S+)\s+(\d{1,6})(?:\s.*)?$/;

export const readProcesses: Reader = ({ lines, command }) => {
  const rows = lines.flatMap((line) => {
    const pulist = pulistRow.exec(line);
    if (pulist) return [{ name: pulist[1] ?? '', title: '' }];
    const tlist = tlistRow.exec(line);
    return tlist ? [{ name: tlist[2] ?? '', title: tlist[3] ?? '' }] : [];
  });
  const of = machineAsked(command);
  const machine = { processes: [...new Set(rows.map(({ name }) => name))].map((name) => ({ name })) };
  return { of, machine, ...(of === null ? setupState(rows) : {}) };
};

function setupState(rows: readonly { name: string; title: string }[]): { upgrade?: Upgrade; problems?: string[] } {
  const setups = rows.filter(({ name }) => /setup/i.test(name));
  // A cut listing does not show what does not run. A whole one has the first process, System.
  const isWhole = rows.some(({ name }) => /^system/i.test(name));
  if (setups.length === 0) return isWhole ? { upgrade: { running: false } } : {};
  const isOfSms = setups.some(
    ({ name, title }) => /^smssetup/i.test(name) || /systems management server|\bSMS\b/i.test(title),
  );
  if (isOfSms) return { upgrade: { running: true } };
  return { problems: [`${setups[0]?.name} runs, but not known of which product`] };
}

export function isProcessListing(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '');
  if (/^Process\s+PID\b/i.test(filled[0] ?? '')) return true;
  const rows = filled.filter((line) => /^\s{0,4}\d{1,6}\s+(?:\S+\.exe|System)\b/i.test(line));
  return rows.length >= 3 && rows.length * 2 > filled.length;
}
