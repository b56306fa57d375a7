/**
 * Tells which logs of an old report could not be read (in full) now: a quote of them may still stand there. Logs are matched by the
 * ends of their paths, since the copy that is read now may lie elsewhere.
 */
import { commonEnd, pathSteps } from './common-end.js';

interface File {
  readonly path: string;
  readonly status: string;
}

type IsUnread = (file: string) => boolean;

/**
 * @param now the files of the new diagnosis
 * @param isAsked whether logs were given: if none of them could be read, no log of the report was
 */
export function unreadLogs(
  now: readonly File[],
  isAsked: boolean,
): { readonly log: IsUnread; readonly stream: IsUnread } {
  if (isAsked && !now.some(({ status }) => status === 'read')) return { log: () => true, stream: () => true };
  const failed = now.filter(({ status }) => status === 'failed').map(({ path }) => path);
  const failedNames = new Set(failed.map((path) => pathSteps(path).at(-1)));
  // The members of an archive or folder that failed as a whole are not listed.
  const isInFailed: IsUnread = (file) =>
    pathSteps(file)
      .slice(0, -1)
      .some((step) => failedNames.has(step));
  const isUnread = (file: string, part: (path: string) => string): boolean => {
    const ends = now.map(({ path }) => commonEnd(part(file), part(path)));
    const best = Math.max(1, ...ends);
    return isInFailed(file) || now.some(({ status }, i) => status === 'failed' && ends[i] === best);
  };
  return {
    log: (file) => failed.length > 0 && isUnread(file, (path) => path),
    /** The same of a log and its rollover together: a failure in one may be shown to be over in the other. */
    stream: (file) => failed.length > 0 && isUnread(file, (path) => path.replace(/\.(?:log|lo_)$/i, '')),
  };
}
