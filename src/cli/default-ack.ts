import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const ackName = '.licdiag-ack.yaml';

/** The acknowledge file that is used without `--ack`: the one in the current directory, usually that of the script that scans. */
export function defaultAck(cwd: string): string | undefined {
  return existsSync(resolve(cwd, ackName)) ? ackName : undefined;
}
