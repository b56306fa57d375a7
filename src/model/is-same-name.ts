/** Windows ignores case in the names of machines, accounts, services, shares and files. */
export function isSameName(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
