// The same reports on Windows as on Linux, byte for byte, but for what tells one run from another.
import { spawnSync } from 'node:child_process';

/** @returns for each case whether both gave the same */
export function compareReports(root, runOnWindows) {
  return cases().map(({ says, args, windows }) => {
    const here = spawnSync(process.execPath, ['bin/licdiag.js', ...args], {
      cwd: root,
      env: { PATH: process.env.PATH, TZ: 'UTC' },
      encoding: 'utf8',
      maxBuffer: 2 ** 29,
    });
    const there = runOnWindows(windows);
    const isSame =
      here.status === there.code &&
      comparable(here.stdout) === comparable(there.stdout) &&
      here.stderr === there.stderr;
    return { says, isSame, here: { code: here.status, ...here }, there };
  });
}

function cases() {
  const formats = ['text', 'json', 'ndjson', 'markdown', 'html', 'csv', 'sarif'];
  const of = (command, path, ...options) => ({
    says: `${command} ${path} ${options.join(' ')}`.trim(),
    args: [command, path, ...options],
    windows: [command, path.replaceAll('/', '\\'), ...options],
  });
  return [
    ...formats.map((format) => of('scan', 'fixtures/demo', '--format', format)),
    ...['text', 'json', 'html'].map((format) => of('timeline', 'fixtures/demo', '--format', format)),
    of('scan', 'fixtures/demo', '--format', 'json', '--redact', 'names'),
    of('scan', 'fixtures/demo', '--format', 'json', '--jobs', '2'),
    of('scan', 'fixtures/demo/*.LO?', '--format', 'json'),
    of('scan', 'fixtures/healthy', '--format', 'json'),
    of('explain', 'Q214954'),
    of('explain', 'Q214954', '--against', 'fixtures/demo'),
    of('signatures', 'list', '--format', 'json'),
    of('snapshot', 'collector'),
    of('completion', 'powershell'),
    of('scan', 'fixtures/signatures', '--format', 'json'),
  ];
}

/** Without what tells one run from another: when it was, how long it took, and what was typed. */
function comparable(text) {
  return text
    .replace(/"run":\s*\{[^{}]*\}/, '')
    .replaceAll(/\b20\d\d-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| UTC)/g, '')
    .replaceAll(/fixtures[\\/]+demo[\\/]+\*/g, 'fixtures/demo/*');
}
