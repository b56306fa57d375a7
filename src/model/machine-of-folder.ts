/** What is collected of one machine lies in `clients/<NAME>/` or `servers/<NAME>/`, itself or in folders of its own there. */
export function machineOfFolder(folder: string, kind: 'clients' | 'servers'): string | null {
  const steps = folder.split(/[\\/!]/);
  const at = steps.findLastIndex((step) => step.toLowerCase() === kind);
  const name = at < 0 ? undefined : steps[at + 1];
  return name === undefined || name === '' ? null : name.toUpperCase();
}
