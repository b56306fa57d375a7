/** Any report as indented JSON. */
export function writeJson(report: object): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
