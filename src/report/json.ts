/** One object over many lines, for every kind of report. */
export function writeJson(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
