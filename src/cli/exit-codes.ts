/** The exit codes that scripts rely on; the last three are those of SIGINT, SIGTERM and SIGHUP. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  usage: 2,
  incomplete: 3,
  interrupted: 130,
  terminated: 143,
  hungUp: 129,
} as const;
