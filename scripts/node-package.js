// Fetches Node for another system from the npm registry, whose packages hold the binaries of nodejs.org.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param system `linux-x64` or `win-x64`
 * @param folder where to keep it
 * @returns the path of the executable
 */
export function fetchNode(system, version, folder) {
  const node = join(folder, 'package/bin', system.startsWith('win') ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['pack', '--silent', `node-${system}@${version}`], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const archive = `node-${system}-${version}.tgz`;
  execFileSync('tar', ['-xzf', archive], { cwd: folder });
  rmSync(join(folder, archive));
  return node;
}
