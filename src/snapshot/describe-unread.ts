/** Lists the files that could not be read, each with the reason. Many in one folder are told together, so that they do not hide the others. */
import type { Problems } from './reading.js';

const mostSingle = 10;

export function describeUnread(unread: Problems): Problems {
  const folders = new Map<string, Problems>();
  for (const file of unread) {
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), file]);
  }
  return [...folders].flatMap(([folder, own]) => {
    if (own.length <= mostSingle) return own;
    const names = own.slice(0, mostSingle).map(({ path }) => path.slice(folder.length));
    const problem = `${own.length} files are not recognised as artefacts: ${names.join(', ')} and ${own.length - mostSingle} more`;
    return [{ path: folder === '' ? '.' : folder, problem }];
  });
}
