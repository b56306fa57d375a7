// What must hold after each round, whatever went wrong: what the contract of the command line promises.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const oldReport = 'the old report';

/** The folder and the logs in it; names may be any bytes. */
export function listAll(folder) {
  return [folder, join(folder, 'logs'), join(folder, 'logs/sub')]
    .filter((one) => existsSync(one))
    .flatMap((one) => readdirSync(one, { encoding: 'buffer' }).map((name) => name.toString('latin1')))
    .sort();
}

/** In words; none is broken when all is well. */
export function brokenPromises(plan, { code, stdout, stderr, ms }, folder, before) {
  const { codes, names, output, mayLeaveDraft = false } = plan;
  const target = output === undefined ? null : join(folder, output);
  const written = target !== null && existsSync(target) ? readFileSync(target, 'utf8') : null;
  const isReported = written !== null && written !== oldReport;
  const report = isReported ? written : stdout;
  const fresh = listAll(folder).filter((path) => !before.includes(path) && path !== output);
  const drafts = fresh.filter((path) => /^\.licdiag-\d+\.tmp$/.test(path));
  return [
    codes.includes(code) ? null : `ended with ${code}`,
    /defect of licdiag|^\s+at |node:internal/m.test(stderr) ? 'printed a stack' : null,
    stderr.split('\n').every((line) => line === '' || line.startsWith('licdiag: '))
      ? null
      : 'strange text on standard error',
    ms < 50_000 ? null : `took ${Math.round(ms)} ms`,
    target !== null && written === null ? 'the old report is gone' : null,
    isReported && !isWhole(written) ? 'the report is half written' : null,
    target !== null && [0, 1, 3].includes(code) && !isReported ? 'it ended well without a report' : null,
    fresh.length > drafts.length ? `left behind ${fresh.filter((path) => !drafts.includes(path)).join(', ')}` : null,
    drafts.length > (mayLeaveDraft && code === 'SIGKILL' ? 1 : 0) ? `left a draft behind: ${drafts.join(', ')}` : null,
    names !== undefined && [0, 1, 3].includes(code) && !isNamed(report, names)
      ? `${names} is not named as unread`
      : null,
    names !== undefined && code === 0 ? 'it says that all was read' : null,
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test((stdout + stderr).replaceAll('\r\n', '\n'))
      ? 'control characters were printed'
      : null,
  ].filter((broken) => broken !== null);
}

function isWhole(text) {
  try {
    return JSON.parse(text).kind === 'scan';
  } catch {
    return false;
  }
}

function isNamed(report, name) {
  try {
    return JSON.parse(report).inputs.files.some(({ path, problem }) => path.includes(name) && problem !== null);
  } catch {
    return false;
  }
}
