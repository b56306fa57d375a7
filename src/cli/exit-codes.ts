/** The exit codes that scripts rely on. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, incomplete: 3, interrupted: 130 } as const;
