/** All of a path before the file name, also inside an archive: `logs/`, `bundle.zip!logs/`, `bundle.zip!`. */
export function folderOf(path: string): string {
  return path.replace(/[^/!]*$/, '');
}
