/** How many steps two paths have in common at their ends. They show that a file is the same after its folder was copied elsewhere. */
export function commonEnd(one: string, other: string): number {
  const [a, b] = [pathSteps(one), pathSteps(other)];
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

/** The steps of a path in small letters: folders, archives, the name of the file. */
export function pathSteps(path: string): string[] {
  return path.toLowerCase().split(/[/!]/);
}
