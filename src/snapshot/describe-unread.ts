/** Files that no reader knows, named one by one; where a folder holds many, together, so that one copied folder does not hide the rest. */
import type { Problems } from './reading.js';

const mostSingle = 10;

export function describeUnread(paths: readonly string[]): Problems {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return [...folders].flatMap(([folder, own]) => {
    if (own.length <= mostSingle) return own.map((path) => ({ path, problem: 'is not recognised as an artefact' }));
    const names = own.map((path) => path.slice(folder.length));
    return [
      {
        path: folder === '' ? '.' : folder,
        problem: `${own.length} files are not recognised as artefacts: ${names.slice(0, mostSingle).join(', ')} and ${own.length - mostSingle} more`,
      },
    ];
  });
}
