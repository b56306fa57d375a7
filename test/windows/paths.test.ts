/** Arguments as Windows users type them, through the command. The report shows each path as it was given, with `/`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leftOverShare } from '../cli/log-text.js';
import { makeFolder } from '../cli/make-folder.js';
import { makeZip } from '../cli/make-zip.js';
import { licdiag, licdiagProcess, scanJson } from '../cli/run-licdiag.js';
import { isWindows, makeLongFolder, overNetwork } from './on-windows.js';

const failure = leftOverShare('CINDER01');
const slashed = (path: string): string => path.replaceAll('\\', '/');
const below = (folder: string): string => folder.slice(2);

function shown(argument: string, folder: string): (string | null)[] {
  const { report } = scanJson([argument], { cwd: folder });
  return report.inputs.files.map(({ path, problem }) => problem ?? path);
}

/** The current folder of a drive is that of the process. */
function shownInProcess(argument: string, folder: string): string[] {
  const { stdout } = licdiagProcess(['scan', argument, '--format', 'json'], { cwd: folder });
  return JSON.parse(stdout).inputs.files.map(({ path }: { path: string }) => path);
}

describe.skipIf(!isWindows)('arguments', () => {
  it.each([
    ['a folder', 'logs', 'logs/Licsvcfg.log'],
    ['with a \\ behind it', 'logs\\', 'logs/Licsvcfg.log'],
    ['with both kinds', '.\\logs/', './logs/Licsvcfg.log'],
    ['in any letter case', 'LOGS\\LICSVCFG.LOG', 'LOGS/LICSVCFG.LOG'],
    ['a glob', 'logs\\*.log', 'logs/Licsvcfg.log'],
    ['a glob in any letter case', 'LOGS\\lic*.LOG', 'LOGS/Licsvcfg.log'],
    ['a glob for folders', 'L*', 'logs/Licsvcfg.log'],
    ['a glob through folders', '**\\*.log', 'logs/Licsvcfg.log'],
  ])('%s: %s', (_, argument, path) => {
    expect(shown(argument, makeFolder({ 'logs\\Licsvcfg.log': failure }))).toEqual([path]);
  });

  it.each<[string, (folder: string) => string]>([
    ['a drive', (folder) => `${folder}\\logs`],
    ['a drive with /', (folder) => slashed(`${folder}/logs`)],
    ['a drive in the other letter case', (folder) => `${folder.slice(0, 1).toLowerCase()}${folder.slice(1)}\\logs`],
    ['a long name', (folder) => `\\\\?\\${folder}\\logs`],
    ['a network name', (folder) => overNetwork(`${folder}\\logs`) ?? `${folder}\\logs`],
    ['a network name in any letter case', (folder) => overNetwork(`${folder}\\LOGS`) ?? `${folder}\\LOGS`],
  ])('%s, as a folder, a file and a glob', (_, argument) => {
    const folder = makeFolder({ 'logs\\Licsvcfg.log': failure });
    const path = argument(folder);
    for (const one of [path, `${path}\\`, `${path}\\Licsvcfg.log`, `${path}\\*.log`, `${path}*\\*`])
      expect(shown(one, folder).map((file) => file?.toLowerCase())).toEqual([
        slashed(`${path}/Licsvcfg.log`).toLowerCase(),
      ]);
  });

  it.each([
    ['logs', 'logs/Licsvcfg.log'],
    ['logs\\*.log', 'logs/Licsvcfg.log'],
    ['*\\*.log', './logs/Licsvcfg.log'],
    ['.', './logs/Licsvcfg.log'],
    ['', './logs/Licsvcfg.log'],
  ])('from the current folder of the drive: C:%s', (argument, path) => {
    const folder = makeFolder({ 'logs\\Licsvcfg.log': failure });
    const drive = folder.slice(0, 2);
    expect(shownInProcess(drive + argument, folder)).toEqual([drive + path]);
  });

  it('from the root of the current drive', () => {
    const folder = makeFolder({ 'logs\\Licsvcfg.log': failure });
    for (const argument of [`${below(folder)}\\logs`, `${below(folder)}\\logs\\*.log`])
      expect(shownInProcess(argument, folder)).toEqual([slashed(`${below(folder)}/logs/Licsvcfg.log`)]);
  });

  it('the root of a drive is not its current folder', () => {
    const folder = makeFolder({ 'no-log-of-metering-here.log': failure });
    const { stdout } = licdiag(['scan', `${folder.slice(0, 2)}\\no-log*`], { cwd: folder });
    expect(stdout).toBe('');
  });
});

describe.skipIf(!isWindows)('names', () => {
  it.each(['Protokolle Zürich', '日本語のログ', 'ελληνικά', 'a [1] b', 'a%TEMP%b', "a 'b' & c^d", 'a;b,c=d'])(
    'a folder called %s',
    (name) => {
      const folder = makeFolder({ [`${name}\\Licsvcfg.log`]: failure });
      expect(shown(name, folder)).toEqual([`${name}/Licsvcfg.log`]);
      expect(shown(`${folder}\\${name}\\Licsvcfg.log`, folder)).toEqual([slashed(`${folder}/${name}/Licsvcfg.log`)]);
    },
  );

  it('that end in a dot or a space, which Explorer cannot open', () => {
    const folder = makeFolder();
    mkdirSync(`\\\\?\\${folder}\\old.`);
    writeFileSync(`\\\\?\\${folder}\\old.\\Licsvcfg.log`, failure);
    expect(shown('.', folder)).toEqual(['./old./Licsvcfg.log']);
  });

  it('of more than 260 letters', () => {
    const { folder, path } = makeLongFolder('Licsvcfg.log', failure);
    expect(shown('.', folder)).toEqual([slashed(`./${path}`)]);
    expect(shown(path, folder)).toEqual([slashed(path)]);
    expect(shown(`${folder}\\**\\*.log`, folder)).toEqual([slashed(`${folder}/${path}`)]);
  });

  it('in an archive: \\ in them is a folder', () => {
    const folder = makeFolder({
      'logs.zip': makeZip([
        { name: 'new/Licsvcfg.log', content: failure },
        { name: 'old\\Licsvcfg.log', content: leftOverShare('EMBER02') },
      ]),
    });
    expect(shown('logs.zip', folder)).toEqual(['logs.zip!new/Licsvcfg.log', 'logs.zip!old/Licsvcfg.log']);
    expect(shown('*.ZIP', folder)).toHaveLength(2);
  });
});

describe.skipIf(!isWindows)('what is not there: exit 2, and one line', () => {
  it.each([
    'nope',
    'logs\\nope.log',
    'Q:\\logs',
    '\\\\no-such-server\\logs',
    '\\\\?\\C:\\nope',
    'logs|nope',
    'a"b',
    'NUL',
    'logs\\Licsvcfg.log:stream',
  ])('%s', (argument) => {
    const { code, stderr } = licdiag(['scan', argument], { cwd: makeFolder({ 'logs\\Licsvcfg.log': failure }) });
    expect(stderr).toMatch(/^licdiag: no such file or directory: [^\n]+; [^\n]+\n$/);
    expect(code).toBe(2);
  });

  it.each(['nope\\*.log', 'Q:\\*.log', '\\\\no-such-server\\logs\\*.log', '\\\\?\\C:\\nope\\*.log'])(
    'a glob: %s',
    (argument) => {
      const { code, stderr } = licdiag(['scan', argument], { cwd: makeFolder() });
      expect(stderr).toMatch(/^licdiag: nothing matches [^\n]+; [^\n]+\n$/);
      expect(code).toBe(2);
    },
  );
});
