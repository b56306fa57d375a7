/** The machine, in capitals, whose artefacts a folder holds: the one of `clients/<NAME>/` or `servers/<NAME>/`, or null. */
export function machineOfFolder(folder: string, kind: 'clients' | 'servers'): string | null {
  const steps = folder.split(/[\\/!]/);
  const at = steps.findLastIndex((step) => step.toLowerCase() === kind);
  const name = at < 0 ? undefined : steps[at + 1];
  return name === undefined || name === '' ? null : name.toUpperCase();
}
