/** The order of texts in reports: by code units. `localeCompare` would first load the data of a language, which takes some 17 ms. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
