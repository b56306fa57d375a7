/** How many steps at the end of two paths are the same: what is left of where a file was, when its folder was copied elsewhere. */
export function commonEnd(one: string, other: string): number {
  const [a, b] = [pathSteps(one), pathSteps(other)];
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/** Folders, archives and the name of the file, as names are compared. */
export function pathSteps(path: string): string[] {
  return path.toLowerCase().split(/[/!]/);
}
