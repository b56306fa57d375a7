import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const ackName = '.licdiag-ack.yaml';

/** The acknowledge file that is found without being named: an agreed list lies beside the script that scans. */
export function defaultAck(cwd: string): string | undefined {
  return existsSync(resolve(cwd, ackName)) ? ackName : undefined;
}
