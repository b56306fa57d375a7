/** Windows tells no two machines, accounts, services, shares or files apart by capital and small letters alone. */
export function isSameName(one: string, other: string): boolean {
  return one.toUpperCase() === other.toUpperCase();
}
