/** Completions in the real shells. What a shell offers is asked of the shell itself, as if Tab had been pressed. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../cli/make-folder.js';
import { bareEnvironment, bin, licdiag } from '../cli/run-licdiag.js';

/** What is typed before Tab, and what must and must not be offered. */
const cases: readonly (readonly [typed: string, offered: readonly string[], not: readonly string[]])[] = [
  ['licdiag sc', ['scan'], ['merge', 'scatter']],
  ['licdiag scan --for', ['--format'], ['--fail-on']],
  ['licdiag scan --format ', ['text', 'json', 'ndjson', 'markdown', 'html', 'csv', 'sarif'], ['scan']],
  ['licdiag scan --redact na', ['names'], ['none', 'secrets']],
  ['licdiag scan logs --only Q2149', ['Q214954'], ['Q226850']],
  ['licdiag explain Q2149', ['Q214954'], ['Q226850']],
  ['licdiag precheck hq1.json --to SP', ['SP1', 'SP5'], ['RTM']],
  ['licdiag merge --fail-on wa', ['warning'], ['error']],
  ['licdiag completion f', ['fish'], ['bash']],
  ['licdiag scan two', ['two words'], []],
  ['licdiag scan -o two', ['two words'], []],
];

const home = (): string => makeFolder({ 'two words/Licsvcfg.log': '' });
const script = (shell: string): string => licdiag(['completion', shell]).stdout;

function ask(program: string, args: readonly string[], cwd: string): string {
  const env = { ...bareEnvironment, HOME: cwd, TERM: 'dumb', XDG_CONFIG_HOME: cwd, XDG_DATA_HOME: cwd };
  const { stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    timeout: 50_000,
    input: '',
  });
  if (error) throw error;
  if (stderr.trim() !== '') throw new Error(stderr);
  return stdout;
}

function isThere(program: string): boolean {
  const there = spawnSync(program, ['--version']).status === 0;
  if (!there) process.stderr.write(`skipped: ${program} is not installed, its completion is not tried\n`);
  return there;
}

const shells: Readonly<Record<string, (typed: string) => string[]>> = {
  bash: (typed) => {
    const cwd = home();
    writeFileSync(join(cwd, 'completion'), script('bash'));
    const asking = `
      source ./completion
      COMP_LINE="$1"; COMP_POINT=\${#1}
      # bash itself also breaks words at "=" and ":".
      read -ra COMP_WORDS <<< "\${1//=/ = }"; [[ $1 == *' ' ]] && COMP_WORDS+=('')
      COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
      _licdiag
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    return ask('bash', ['--norc', '--noprofile', '-c', asking, 'bash', typed], cwd).split('\n');
  },
  fish: (typed) => {
    const cwd = home();
    writeFileSync(join(cwd, 'completion'), script('fish'));
    const answer = ask('fish', ['--no-config', '-c', 'source ./completion; complete -C $argv[1]', typed], cwd);
    return answer.split('\n').map((line) => (line.split('\t')[0] ?? '').replace(/\/$/, '').replaceAll('\\ ', ' '));
  },
  zsh: (typed) => {
    inZsh ??= askZsh(cases.map(([line]) => line));
    return inZsh.get(typed) ?? [];
  },
};

let inZsh: ReadonlyMap<string, string[]> | null = null;

/** A terminal of its own in which Tab is pressed. Its start is slow, so one is asked for all. */
function askZsh(lines: readonly string[]): ReadonlyMap<string, string[]> {
  const cwd = home();
  mkdirSync(join(cwd, 'functions'));
  writeFileSync(join(cwd, 'functions/_licdiag'), script('zsh'));
  const asking = `
    zmodload zsh/zpty
    zpty -b shell zsh -f -i
    zpty -w shell 'PS1=""; fpath=(./functions $fpath); autoload -Uz compinit; compinit -u -D; stty -echo; LISTMAX=0
      bindkey "^I" list-choices; zstyle ":completion:*" list-prompt ""; zstyle ":completion:*" format ""; print READY'
    repeat 200; do zpty -r -t shell line && [[ $line == *READY* && $line != *print* ]] && break; sleep 0.1; done
    for typed in "$@"; do
      print -r -- "=== $typed"
      zpty -n -w shell "$typed"$'\\t'
      sleep 2
      while zpty -r -t shell line; do print -r -- "$line"; done
      zpty -n -w shell $'\\x15'
      sleep 0.2
      while zpty -r -t shell line; do :; done
    done
    zpty -d shell`;
  const answer = ask('zsh', ['-f', '-c', asking, 'zsh', ...lines], cwd);
  const plain = answer.replace(/\u001b\[[0-9;?]*[A-Za-z]|[\u0000-\u0008\u000b-\u001f]/g, '');
  const parts = plain.split(/^=== /m).slice(1);
  return new Map(
    lines.map((typed, i) => [
      typed,
      (parts[i] ?? '')
        .slice(typed.length)
        .split(/\n|\s{2,}|--\s/)
        .map((word) => word.trim().replace(/\/$/, '').replaceAll('\\ ', ' ')),
    ]),
  );
}

describe.each(Object.keys(shells))('%s', (shell) => {
  const isInstalled = isThere(shell);
  it.skipIf(!isInstalled).each(cases)('%j', (typed, offered, not) => {
    const words = shells[shell]?.(typed) ?? [];
    for (const word of offered) expect(words, words.join(' | ')).toContain(word);
    for (const word of not) expect(words).not.toContain(word);
  });
});

describe('bash', () => {
  it.skipIf(!isThere('bash'))('completes --format=ht as well', () => {
    expect(shells['bash']?.('licdiag scan --format=ht')).toContain('html');
  });
});

describe('powershell', () => {
  it.skipIf(!isThere('pwsh'))('completes in PowerShell', () => {
    const cwd = home();
    writeFileSync(join(cwd, 'completion.ps1'), script('powershell'));
    writeFileSync(join(cwd, 'licdiag'), `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`);
    chmodSync(join(cwd, 'licdiag'), 0o755);
    const asking = `. ./completion.ps1; (TabExpansion2 'licdiag scan --format ht' 24).CompletionMatches.CompletionText`;
    expect(ask('pwsh', ['-NoProfile', '-Command', asking], cwd)).toContain('html');
  });

  it('holds every command, option and choice, with balanced braces and quotes', () => {
    const text = script('powershell');
    for (const word of ["'scan'", "'merge'", "'--format'", "'sarif'", "'Q214954'"]) expect(text).toContain(word);
    const bare = text.replace(/'(?:[^']|'')*'|"[^"]*"|^#.*$/gm, '');
    for (const [open, close] of ['{}', '()', '[]'].map((pair) => [...pair]))
      expect(bare.split(open ?? '').length, `${open}${close}`).toBe(bare.split(close ?? '').length);
  });
});

it('an unknown shell: exit 2, one line', () => {
  const { code, stderr } = licdiag(['completion', 'tcsh']);
  expect(stderr).toMatch(/^licdiag: [^\n]*bash, zsh, fish, powershell[^\n]*\n$/);
  expect(code).toBe(2);
});
