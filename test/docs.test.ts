/** What the documents show is true: their examples are run, what they quote is printed, and their links lead somewhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { publishedSchemas } from '../src/model/published-schemas.js';
import { makeFolder } from './cli/make-folder.js';
import { bareEnvironment, bin, licdiag } from './cli/run-licdiag.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`),
];

/** The blocks of code in a document, with what stands after the opening fence. */
function blocks(path: string): { language: string; text: string }[] {
  return [...read(path).matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    text,
  }));
}

describe('README.md', () => {
  it('quotes the true output of the demo, in its order', () => {
    const { stdout } = licdiag(['scan', 'fixtures/demo'], { cwd: root });
    const shown = blocks('README.md')[0]?.text.split('\n').slice(1) ?? [];
    expect(shown.length).toBeGreaterThan(10);
    let at = 0;
    for (const line of shown.filter((one) => one.trim() !== '[...]' && one !== '')) {
      const found = stdout.indexOf(`${line}\n`, at);
      expect(found, `not in the output, or not in this order: ${line}`).toBeGreaterThanOrEqual(0);
      at = found;
    }
  });
});

describe('docs/signatures.md', () => {
  it.skipIf(process.platform === 'win32')(
    'its way from a log line to a tested signature works as it stands there',
    () => {
      const folder = makeFolder();
      const commands = [...read('docs/signatures.md').matchAll(/^ {3}```sh\n([\s\S]*?)^ {3}```$/gm)].flatMap(
        ([, text = '']) => text.trim().split(/\n\s*/),
      );
      const shell = (command: string): { status: number | null; stdout: string; stderr: string } =>
        spawnSync('sh', ['-c', `licdiag() { "${process.execPath}" "${bin}" "$@"; }\n${command}`], {
          cwd: folder,
          encoding: 'utf8',
          env: bareEnvironment,
        });
      const outputs: string[] = [];
      for (const command of commands) {
        const { status, stdout, stderr } = shell(command);
        expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: '' });
        outputs.push(stdout);
        if (!command.includes('signatures new')) continue;
        // What the text asks the reader to do.
        const draft = join(folder, 'my-signatures/backup-holds-share.yaml');
        expect(shell('licdiag signatures lint my-signatures')).toMatchObject({
          status: 1,
          stdout: expect.stringContaining('FILL IN'),
        });
        writeFileSync(
          draft,
          readFileSync(draft, 'utf8').replaceAll('FILL IN: ', 'Said: ').replace('Backup Agent', '{owner:text}'),
        );
      }
      expect(outputs).toHaveLength(6);
      expect(outputs[1]).toBe('The signature is sound.\n');
      expect(outputs[3]).toContain('4 passed, 0 failed');
      expect(outputs[4]).toContain('METER09: the verdict');
      expect(outputs[5]).toContain('1 warning found on METER09');
    },
  );

  const [signature, log, output] = blocks('docs/signatures.md').filter(({ language }) => language !== 'sh');

  it('its example finds what it says', () => {
    const folder = makeFolder({
      'share-name-in-use.yaml': signature?.text ?? '',
      'Licsvcfg.log': (log?.text ?? '').replaceAll('\n', '\r\n'),
    });
    const { code, stdout, stderr } = licdiag(
      ['scan', 'Licsvcfg.log', '--signatures', 'share-name-in-use.yaml', '--quiet'],
      { cwd: folder },
    );
    expect(stderr).toBe('');
    expect(stdout).toBe(output?.text);
    expect(code).toBe(0);
  });

  it('its example is resolved by a later attempt', () => {
    const later = (text: string): string =>
      `${text}  $$<SMS_LICENSE_SERVER_MANAGER><Fri Mar 26 11:43:41.547 1999 Eastern Standard Time><thread=281 (0x119)>\n`;
    const folder = makeFolder({
      'share-name-in-use.yaml': signature?.text ?? '',
      'Licsvcfg.log': [
        log?.text ?? '',
        later('INFO: creating share \\\\METER09\\LicMtr'),
        later('INFO: created share \\\\METER09\\LicMtr'),
      ].join(''),
    });
    const { stdout } = licdiag(['scan', '.', '--signatures', 'share-name-in-use.yaml', '--verbose'], { cwd: folder });
    expect(stdout).toContain('RESOLVED');
    expect(stdout).toContain('[not needed any more] Give the other share another name.');
  });
});

describe('the pages of commands', () => {
  it.each(['scan', 'precheck', 'timeline', 'watch', 'explain'])(
    'docs/%s.md lists exactly the options that the command has',
    (command) => {
      const options = (text: string): string[] => [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g))].sort();
      const table = read(`docs/${command}.md`)
        .split('\n')
        .filter((line) => line.startsWith('| `-'))
        .join('\n');
      const help = licdiag([command, '--help']).stdout.split('\nExamples:')[0] ?? '';
      expect(options(table)).toEqual(options(help).filter((option) => option !== '--help'));
    },
  );
});

describe('docs/json.md', () => {
  it('names each published schema', () => {
    const page = read('docs/json.md');
    expect(Object.keys(publishedSchemas).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('every document', () => {
  it.each(documents)('%s: links lead to files and headings that exist', (path) => {
    for (const [, target = ''] of read(path).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', heading] = target.split('#');
      const full = file === '' ? path : join(dirname(path), file);
      expect(existsSync(join(root, full)), target).toBe(true);
      if (heading === undefined) continue;
      const headings = [...read(full).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
        text
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-'),
      );
      expect(headings, target).toContain(heading);
    }
  });
});
