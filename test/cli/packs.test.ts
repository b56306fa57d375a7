import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { leftOverShare, record } from './log-text.js';
import { makeFolder } from './make-folder.js';
import { packText } from './pack-text.js';
import { licdiag, licdiagProcess, scanJson } from './run-licdiag.js';

const log = record('INFO: the moon is full over CINDER01') + leftOverShare('EMBER02');

/** Runs with a pack that holds this file beside a sound log, from inside the folder. */
function withPack(name: string, text: string, pack = 'pack'): ReturnType<typeof licdiag> {
  const folder = makeFolder({ [`pack/${name}`]: text, 'Licsvcfg.log': log });
  return licdiag(['scan', 'Licsvcfg.log', '--signatures', pack], { cwd: folder });
}

describe('a sound pack', () => {
  it.each(['pack', 'pack/full-moon.yaml'])('is used beside the shipped signatures: %s', (pack) => {
    const folder = makeFolder({ 'pack/full-moon.yaml': packText, 'Licsvcfg.log': log });
    const { report } = scanJson(['Licsvcfg.log', '--signatures', pack], { cwd: folder });
    expect(report.findings.map(({ signature, article }) => [signature, article])).toEqual([
      ['orphaned-licmtr-share', 'Q214954'],
      ['full-moon', null],
    ]);
  });

  it('fills its captures into its steps', () => {
    const folder = makeFolder({ 'pack/full-moon.yaml': packText, 'Licsvcfg.log': log });
    const { report } = scanJson(['Licsvcfg.log', '--signatures', 'pack', '--only', 'full-moon'], { cwd: folder });
    expect(report.findings[0]?.remedy.steps[0]?.text).toBe('Wait on CINDER01.');
  });

  it('may be given several times', () => {
    const second = packText.replaceAll('full-moon', 'new-moon').replace('moon is full over', 'moon is new over');
    const folder = makeFolder({
      'one/full-moon.yaml': packText,
      'two/new-moon.yaml': second,
      'Licsvcfg.log': log + record('INFO: the moon is new over HEARTH03'),
    });
    const { report } = scanJson(['Licsvcfg.log', '--signatures', 'one', '--signatures', 'two'], { cwd: folder });
    expect(report.findings.map(({ signature }) => signature)).toEqual([
      'orphaned-licmtr-share',
      'full-moon',
      'new-moon',
    ]);
  });

  // Once the site of a status message was known, further ones were passed over.
  it('may look for every status message', () => {
    const status = (server: string): string =>
      record(`STATMSG: ID=9401 SEV=I LEV=M SOURCE="SMS Server" COMP="SMS_X" SYS=${server} SITE=HQ1 PID=258 TID=281`);
    const template = 'STATMSG: {head:text} SYS={server} {rest:text}';
    const folder = makeFolder({
      'pack/full-moon.yaml': packText.replace(/template: .*/, `template: "${template}"`),
      'Licsvcfg.log': status('CINDER01') + status('EMBER02') + status('HEARTH03'),
    });
    const { report } = scanJson(['Licsvcfg.log', '--signatures', 'pack'], { cwd: folder });
    expect(report.findings.map(({ subject }) => subject.server)).toEqual(['CINDER01', 'EMBER02', 'HEARTH03']);
  });
});

describe('a pack that replaces', () => {
  const own = packText
    .replace('full-moon', 'orphaned-licmtr-share')
    .replace('article: null', 'article: null\nreplaces: true');

  it('a shipped signature takes its place, when it says so', () => {
    const folder = makeFolder({ 'pack/orphaned-licmtr-share.yaml': own, 'Licsvcfg.log': log });
    const { report } = scanJson(['Licsvcfg.log', '--signatures', 'pack'], { cwd: folder });
    expect(report.findings.map(({ signature, title }) => [signature, title])).toEqual([
      ['orphaned-licmtr-share', 'The moon is full'],
    ]);
  });
});

describe('a broken pack ends with 2, and the place of each mistake', () => {
  it('all mistakes of all files at once, with file, line and field', () => {
    const folder = makeFolder({
      'pack/full-moon.yaml': packText
        .replace('severity: info', 'severity: fatal')
        .replace('article: null', 'article: 214954'),
      'pack/half-moon.yaml': packText.replace('full-moon', 'half-moon').replace('sequence: [moon]', 'sequence: [sun]'),
      'Licsvcfg.log': log,
    });
    const { code, stdout, stderr } = licdiag(['scan', 'Licsvcfg.log', '--signatures', 'pack'], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^licdiag: pack\/full-moon\.yaml:2: article: /m);
    expect(stderr).toMatch(/^licdiag: pack\/full-moon\.yaml:4: severity: /m);
    expect(stderr).toMatch(/^licdiag: pack\/half-moon\.yaml:1[2-4]: logs\.any\.0: names the clause "sun"/m);
    expect(stderr).toMatch(/^licdiag: pack\/half-moon\.yaml:(?:[89]|10): logs\.clauses\.moon: is used by no pattern/m);
  });

  const mistakes: Record<string, { text: string; says: RegExp }> = {
    'an unknown field': {
      text: packText.replace('title:', 'colour: red\ntitle:'),
      says: /full-moon\.yaml:\d+: .*colour/,
    },
    'a missing field': { text: packText.replace(/cause: .*\n/, ''), says: /full-moon\.yaml:\d+: cause: / },
    'another id than its file': {
      text: packText.replace('id: full-moon', 'id: new-moon'),
      says: /full-moon\.yaml:1: id: .*new-moon/,
    },
    'a log that does not exist': {
      text: packText.replace('Licsvcfg.log', 'Moon.log'),
      says: /full-moon\.yaml:\d+: logs\.clauses\.moon\.log: .*Licsvcfg\.log/,
    },
    'an attempt told apart by what no line of it captures': {
      text: packText.replace('cause:', '  attempt: { opens: [moon], same: planet }\ncause:'),
      says: /full-moon\.yaml:\d+: logs\.attempt\.same: "planet" is captured by no line/,
    },
    'an unknown placeholder': {
      text: packText.replace('over {server}', 'over {planet}'),
      says: /full-moon.*\{planet\}.*server, path/,
    },
    'a template that matches anything': {
      text: packText.replace('INFO: the moon is full over {server}', '{server}'),
      says: /full-moon.*match anything/,
    },
    'two placeholders side by side': {
      text: packText.replace('{server}', '{server}{path}'),
      says: /full-moon.*nothing between/,
    },
    'a stray brace': { text: packText.replace('{server}"', '{server"'), says: /full-moon.*brace/ },
    'a placeholder of text in a step that no clause captures': {
      text: packText.replace('Wait on {server}', 'Wait on {path}'),
      says: /full-moon.*path/,
    },
    'YAML that is none': { text: 'id: [unclosed\n', says: /full-moon\.yaml:\d+: / },
    'a repeated key': { text: `${packText}cause: again\n`, says: /full-moon\.yaml:\d+: / },
    'a rarest clause that a pattern lacks': {
      text: packText.replace(/^( *)any:/m, '$1rarest: sun\n$1any:'),
      says: /full-moon\.yaml:\d+: logs\.rarest: "sun" is no step of its own in logs\.any\.0/,
    },
    'a step without a source': {
      text: packText.replace(/ +source: .*\n/, ''),
      says: /full-moon\.yaml:\d+: remedy\.steps\.0\.source: is missing/,
    },
    'a fact that no snapshot has': {
      text: packText.replace('cause:', 'facts:\n  required: { fact: "server.shraes[LicMtr]", exists: true }\ncause:'),
      says: /full-moon\.yaml:16: facts\.required\.fact: server\.shraes\[LicMtr\] leads to no fact of a snapshot: server has name, role/,
    },
    'a fact deep inside, and one of a member of a list': {
      text: packText.replace(
        'cause:',
        'facts:\n  required:\n    all:\n      - { fact: site.code, is: ABC }\n      - some: statusMessages\n        where: { fact: item.idd, is: 9406 }\ncause:',
      ),
      says: /full-moon\.yaml:20: facts\.required\.all\.1\.where\.fact: item\.idd .*item has id, component/,
    },
    'a fact that leads from nowhere': {
      text: packText.replace('cause:', 'facts:\n  required: { fact: moon.phase, is: full }\ncause:'),
      says: /full-moon\.yaml:16: facts\.required\.fact: must lead from site, server/,
    },
    'two tests of one fact': {
      text: packText.replace('cause:', 'facts:\n  required: { fact: site.code, is: A, isNot: B }\ncause:'),
      says: /full-moon\.yaml:16: facts\.required: must have exactly one test/,
    },
    'a capture that no template has': {
      text: packText.replace('cause:', 'facts:\n  required: { fact: captures.owner, is: A }\ncause:'),
      says: /full-moon\.yaml:16: facts\.required\.fact: no template captures "owner"; captured are server/,
    },
    'a comparison with what no line of the sequence captures': {
      text: packText.replace(
        'sequence: [moon]',
        'sequence: [moon]\n      compare: [{ capture: phase, above: server }]',
      ),
      says: /full-moon\.yaml:\d+: logs\.any\.0\.compare\.0: no line of this sequence captures "phase"; captured are server/,
    },
    'a state that no service has': {
      text: packText.replace(
        'cause:',
        `facts:\n  required: { fact: "server.services[X].state", is: [stopped, runing] }\ncause:`,
      ),
      says: /full-moon\.yaml:16: facts\.required\.is: server\.services\[X\]\.state is never "runing"; it is one of running, stopped/,
    },
    'a service pack that there is not': {
      text: packText.replace('cause:', 'facts:\n  required: { fact: site.servicePack, below: SP9 }\ncause:'),
      says: /full-moon\.yaml:16: facts\.required\.below: site\.servicePack is never "SP9"; it is one of RTM, SP1/,
    },
    'a flag that is a text': {
      text: packText.replace('cause:', 'facts:\n  required: { fact: server.role, is: assigned }\ncause:'),
      says: /full-moon\.yaml:16: facts\.required\.is: server\.role is never "assigned"; it is one of true, false/,
    },
    'a placeholder in what a fact says': {
      text: packText.replace(
        'cause:',
        'facts:\n  required: { fact: server.role, is: true, says: "{owner} has it" }\ncause:',
      ),
      says: /full-moon\.yaml:16: facts\.required\.says: \{owner\} is never filled in/,
    },
    'a single candidate': {
      text: packText.replace('cause:', 'candidates:\n  - { article: Q214954, cause: a, separatedBy: b }\ncause:'),
      says: /full-moon\.yaml:\d+: candidates: must have at least 2 entries/,
    },
    'a command that sets a password': {
      text: packText.replace('source:', 'command: net user SWMAccount hunter2\n      source:'),
      says: /full-moon\.yaml:\d+: remedy\.steps\.0\.command: sets or carries a password/,
    },
    'a list instead of a signature': { text: '- one\n- two\n', says: /full-moon\.yaml:\d+: / },
    'an empty file': { text: '', says: /full-moon\.yaml:1: / },
    'a bomb of aliases': {
      text: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`,
      says: /full-moon\.yaml: has anchors that stand for one another over and over: write the values out/,
    },
    'a condition that contains itself': {
      text: packText.replace('cause:', 'facts:\n  required: &a { not: *a }\ncause:'),
      says: /full-moon\.yaml:\d+: .*contains itself/,
    },
    'lists without end': {
      text: packText.replace('cause:', `facts:\n  required: ${'{ not: '.repeat(20_000)}\ncause:`),
      says: /^licdiag: pack\/full-moon\.yaml:16: is nested too deeply; mend/,
    },
    'two documents': {
      text: `${packText}---\n${packText}`,
      says: /full-moon\.yaml:\d+: a second document begins here \(---\), and a file holds one/,
    },
    binary: { text: '\u0000\u0001\u0002\ufffd', says: /full-moon\.yaml/ },
    'a file too large for a signature': {
      text: `# ${'x'.repeat(300_000)}\n${packText}`,
      says: /full-moon\.yaml: is larger than/,
    },
  };

  it.each(Object.entries(mistakes))('%s', (_, { text, says }) => {
    const { code, stdout, stderr } = withPack('full-moon.yaml', text);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/\n\s+at |defect of licdiag/);
    const lines = stderr.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^licdiag: /);
    expect(lines.length).toBeLessThan(20);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('mistakes in templates are found for all files at once, too', () => {
    const folder = makeFolder({
      'pack/full-moon.yaml': packText.replace('over {server}', 'over {planet}'),
      'pack/half-moon.yaml': packText.replace('full-moon', 'half-moon').replace('over {server}', 'over {star}'),
      'Licsvcfg.log': log,
    });
    const { code, stderr } = licdiag(['scan', 'Licsvcfg.log', '--signatures', 'pack'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/full-moon\.yaml:\d+: logs\.clauses\.moon\.template: .*\{planet\}/);
    expect(stderr).toMatch(/half-moon\.yaml:\d+: logs\.clauses\.moon\.template: .*\{star\}/);
  });

  // It took all memory until Node was ended by the system.
  it.skipIf(process.platform === 'win32')('a file without end', () => {
    const folder = makeFolder({ 'pack/half-moon.yaml': packText, 'Licsvcfg.log': log });
    symlinkSync('/dev/zero', join(folder, 'pack/full-moon.yaml'));
    const { code, stderr } = licdiagProcess(['scan', 'Licsvcfg.log', '--signatures', 'pack'], { cwd: folder });
    expect(stderr).toContain('licdiag: pack/full-moon.yaml: is larger than 1048576 bytes');
    expect(code).toBe(2);
  });

  it('a file that cannot be read', () => {
    const folder = makeFolder({ 'pack/full-moon.yaml/inner.txt': '', 'Licsvcfg.log': log });
    const { code, stderr } = licdiag(['scan', 'Licsvcfg.log', '--signatures', 'pack'], { cwd: folder });
    expect(stderr).toMatch(/^licdiag: pack\/full-moon\.yaml: cannot be read: .*directory.*; mend the pack/);
    expect(code).toBe(2);
  });

  it('a folder without a signature', () => {
    const { code, stderr } = withPack('notes.txt', 'none here');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^licdiag: pack: holds no signature/);
  });

  it('an id that the shipped catalogue has', () => {
    const { code, stderr } = withPack('file-copy-failed.yaml', packText.replace('full-moon', 'file-copy-failed'));
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^licdiag: pack\/file-copy-failed\.yaml:1: id: "file-copy-failed" is already in the shipped catalogue: [^\n]+replaces: true[^\n]+\n$/,
    );
  });

  it('two packs with the same id, and one that replaces what is not there', () => {
    const folder = makeFolder({
      'one/full-moon.yaml': packText,
      'two/full-moon.yaml': packText,
      'two/new-moon.yaml': packText
        .replaceAll('full-moon', 'new-moon')
        .replace('article: null', 'article: null\nreplaces: true'),
      'Licsvcfg.log': log,
    });
    const { code, stderr } = licdiag(['scan', '.', '--signatures', 'one', '--signatures', 'two'], { cwd: folder });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^licdiag: two\/full-moon\.yaml:1: id: "full-moon" is already in one\/full-moon\.yaml/m);
    expect(stderr).toMatch(/^licdiag: two\/new-moon\.yaml:3: replaces: /m);
  });

  it('escape sequences in it never reach the terminal', () => {
    const { code, stderr } = withPack('full-moon.yaml', packText.replace('severity: info', 'severity: "\\e[31mred"'));
    expect(code).toBe(2);
    expect(stderr).not.toContain('\u001b');
  });

  it('what it says in a report cannot act on a terminal', () => {
    const folder = makeFolder({
      'pack/full-moon.yaml': packText.replace('title: The moon is full', 'title: "The moon \\e[2Jis full"'),
      'Licsvcfg.log': log,
    });
    const { stdout, stderr } = licdiag(['scan', 'Licsvcfg.log', '--signatures', 'pack'], { cwd: folder });
    expect(stdout + stderr).not.toContain('\u001b');
  });
});
