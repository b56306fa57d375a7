/** How many steps at the end of two paths are the same: what is left of where a file was, when its folder was copied elsewhere. */
export function commonEnd(one: string, other: string): number {
  const [a, b] = [stepsOf(one), stepsOf(other)];
  let length = 0;
  while (length < a.length && a.at(-1 - length) === b.at(-1 - length)) length += 1;
  return length;
}

function stepsOf(path: string): string[] {
  return path.toLowerCase().split(/[/!]/);
}
