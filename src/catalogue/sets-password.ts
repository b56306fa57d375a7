/** Commands that set or carry a password. None may be printed: it would be run, kept in a history, and sent along in a ticket. */

/** Programs whose `-P` is a password. */
const withPasswordOption = /^(?:isql|osql|bcp|cusrmgr)(?:\.exe)?$/i;

export function setsPassword(command: string): boolean {
  return command.split(/[&|;\n]+/).some((part) => {
    const words = part.trim().split(/\s+/);
    return (
      /\bsp_password\b|\bpassword\s*=\s*\S|[-/](?:pass|password|pwd):(?!\*)\S/i.test(part) ||
      isNetUser(words) ||
      isNetUse(words) ||
      hasPasswordOption(words)
    );
  });
}

/** `net user NAME PASSWORD`, also with `*`, which asks for the new one. */
function isNetUser([program = '', verb = '', ...rest]: readonly string[]): boolean {
  return isNet(program, verb, 'user') && rest.filter((word) => !word.startsWith('/')).length > 1;
}

/** `net use \\SERVER\IPC$ PASSWORD /user:NAME`, or the password at the end; `*` asks for it. */
function isNetUse([program = '', verb = '', ...rest]: readonly string[]): boolean {
  if (!isNet(program, verb, 'use')) return false;
  return rest.some((word) => !/^(?:[a-z]:|\*|\\\\.*|\/.*)$/i.test(word));
}

function hasPasswordOption([program = '', ...rest]: readonly string[]): boolean {
  if (!withPasswordOption.test(program)) return false;
  return rest.some((word, i) => /^[-/]p.+/i.test(word) || (/^[-/]p$/i.test(word) && /^[^-/]/.test(rest[i + 1] ?? '')));
}

function isNet(program: string, verb: string, wanted: string): boolean {
  return /^net1?(?:\.exe)?$/i.test(program) && verb.toLowerCase() === wanted;
}
