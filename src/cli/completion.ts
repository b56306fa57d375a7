/** `licdiag completion`: makes the completion script of a shell from the commands that commander knows. */
import type { Command } from 'commander';
import { catalogue } from '../catalogue/catalogue.generated.js';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { powershellCompletion } from '../completion/powershell.js';
import { zshCompletion } from '../completion/zsh.js';
import { codePageNames } from '../decode/code-page.js';
import { namesOfSignature } from '../model/names-of-signature.js';
import { servicePacks } from '../model/service-pack.js';
import { describeProgram } from './describe-program.js';

const scripts = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
} as const;

export function completion(shell: keyof typeof scripts, program: Command): string {
  const signatures = [...new Set(catalogue.signatures.flatMap(namesOfSignature))].sort();
  const targets = servicePacks.filter((name) => name !== 'RTM');
  const values = {
    '--only': signatures,
    '--skip': signatures,
    'signature|article': signatures,
    '--to': targets,
    '--from': servicePacks,
    '--code-page': codePageNames,
  };
  return scripts[shell](describeProgram(program, values));
}
