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

/** What stands in two files together: a failure in a log may be shown to be over in its rollover, and the other way round. */
const streamOf = (path: string): string => path.replace(/\.(?:log|lo_)$/i, '');

/**
 * @param now the files of the new diagnosis
 * @param isLacking logs were given, and none of them is a metering log. Then a log that is not there was not read either: server
 *   logs are off by default, and a missing log proves nothing
 */
export function unreadLogs(
  now: readonly File[],
  isLacking: boolean,
): { readonly log: IsUnread; readonly stream: IsUnread } {
  if (isLacking) {
    const nameOf = (path: string): string => pathSteps(streamOf(path)).at(-1) ?? '';
    const read = new Set(now.filter(({ status }) => status === 'read').map(({ path }) => nameOf(path)));
    const isMissing: IsUnread = (file) => !read.has(nameOf(file));
    return { log: isMissing, stream: isMissing };
  }
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
    stream: (file) => failed.length > 0 && isUnread(file, streamOf),
  };
}
