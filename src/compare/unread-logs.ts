/**
 * Which logs of an old report could not be read now, in full or at all: what they held may stand there still. A log goes by the
 * end of its path, since the copy may lie elsewhere.
 */
import { commonEnd, pathSteps } from './common-end.js';

interface File {
  readonly path: string;
  readonly status: string;
}

type IsUnread = (file: string) => boolean;

/** @param now the files of the diagnosis of now */
export function unreadLogs(now: readonly File[]): { readonly log: IsUnread; readonly stream: IsUnread } {
  const failed = now.filter(({ status }) => status === 'failed').map(({ path }) => path);
  const failedNames = new Set(failed.map((path) => pathSteps(path).at(-1)));
  // Where an archive or a folder failed as a whole, what lies in it is not listed.
  const lay: IsUnread = (file) =>
    pathSteps(file)
      .slice(0, -1)
      .some((step) => failedNames.has(step));
  const isUnread = (file: string, part: (path: string) => string): boolean => {
    const ends = now.map(({ path }) => commonEnd(part(file), part(path)));
    const best = Math.max(1, ...ends);
    return lay(file) || now.some(({ status }, i) => status === 'failed' && ends[i] === best);
  };
  return {
    log: (file) => failed.length > 0 && isUnread(file, (path) => path),
    /** A log or its rollover: what one shows, the other may show to be over. */
    stream: (file) => failed.length > 0 && isUnread(file, (path) => path.replace(/\.(?:log|lo_)$/i, '')),
  };
}
