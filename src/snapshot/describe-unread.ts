/**
 * Files that nothing could be read from, named one by one with the reason; where a folder holds many, together, so that one
 * copied folder does not hide the rest.
 */
import type { Problems } from './reading.js';

const mostSingle = 10;

export function describeUnread(unread: Problems): Problems {
  const folders = new Map<string, Problems>();
  for (const one of unread) {
    const folder = one.path.slice(0, one.path.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), one]);
  }
  return [...folders].flatMap(([folder, own]) => {
    if (own.length <= mostSingle) return own;
    const names = own.slice(0, mostSingle).map(({ path }) => path.slice(folder.length));
    const problem = `${own.length} files are not recognised as artefacts: ${names.join(', ')} and ${own.length - mostSingle} more`;
    return [{ path: folder === '' ? '.' : folder, problem }];
  });
}
