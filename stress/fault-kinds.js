// The faults, each as a plan for one round: what lies in the folder, what is run, what goes wrong when, and which exit codes
// are right then. A plan is null where this machine cannot have the fault.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { leftOverShare, quietLog } from './log-records.js';
import { oldReport } from './promises.js';
import { repeatingZip } from './repeating-zip.js';

const json = ['scan', 'logs', '-f', 'json'];
const readErrors = ['EIO', 'EBUSY', 'EACCES', 'ESTALE', 'ENXIO', 'EPERM'];
const writeErrors = ['ENOSPC', 'EIO', 'EDQUOT', 'EROFS', 'EFBIG'];

export const faults = [
  {
    id: 'read',
    says: 'a read of a log fails, at its start or in the middle',
    plan: (folder, random) => {
      fill(folder);
      const inject = {
        call: 'readSync',
        path: 'Licsrvc',
        // A window takes it in one reading: its first bytes, those again, the rest, and its end.
        at: 1 + random.below(4),
        do: 'error',
        with: random.pick(readErrors),
      };
      return { args: json, inject, codes: [1], names: 'Licsrvc.log', shown: inject };
    },
  },
  {
    id: 'packed',
    says: 'a read of a packed log or an archive fails',
    plan: (folder, random) => {
      fill(folder);
      const [name, call] = random.pick([
        ['Licsrvc.log.gz', 'readSync'],
        ['more.zip', 'read'],
      ]);
      writeFileSync(join(folder, 'logs/Licsrvc.log.gz'), gzipSync(random.pick([quietLog, leftOverShare('EMBER01')])));
      writeFileSync(join(folder, 'logs/more.zip'), repeatingZip(gzipSync(quietLog), 3, { shared: false }));
      const inject = { call, path: name, at: 1 + random.below(2), do: 'error', with: random.pick(readErrors) };
      return { args: json, inject, codes: [1], names: name, shown: inject };
    },
  },
  {
    id: 'open',
    says: 'a log is locked or forbidden, always or from its second opening on',
    plan: (folder, random) => {
      fill(folder);
      const inject = {
        call: 'openSync',
        path: 'Licsrvc',
        at: 1 + random.below(2),
        do: 'error',
        with: random.pick(readErrors),
      };
      return { args: json, inject, codes: [1], names: 'Licsrvc.log', shown: inject };
    },
  },
  {
    id: 'list',
    says: 'a folder cannot be listed, or what lies in it not looked at',
    plan: (folder, random) => {
      fill(folder);
      const [call, path, name] = random.pick([
        ['readdirSync', 'logs/sub', 'logs/sub'],
        ['fstatSync', 'sub/Licsrvc', 'Licsrvc.log'],
      ]);
      const inject = { call, path, at: 1, do: 'error', with: random.pick(readErrors) };
      return { args: json, inject, codes: [1], names: name, shown: inject };
    },
  },
  {
    id: 'change',
    says: 'a log grows, is cut, vanishes or is replaced while it is read',
    plan: (folder, random) => {
      fill(folder);
      const change = random.pick([
        { do: 'append', with: leftOverShare('EMBER01') },
        { do: 'cut', with: String(random.below(200_000)) },
        { do: 'remove' },
        { do: 'replace', with: random.pick(['', 'x', quietLog]) },
      ]);
      const inject = { call: 'readSync', path: 'Licsrvc', at: 1 + random.below(5), ...change };
      return { args: json, inject, codes: [1], shown: inject };
    },
  },
  {
    id: 'write',
    says: 'the report cannot be written: a full disk or a failing one, at each step',
    plan: (folder, random) => {
      fill(folder);
      const call = random.pick(['openSync', 'writeFileSync', 'fsyncSync', 'renameSync']);
      const inject = { call, path: '.licdiag-', at: 1, do: 'error', with: random.pick(writeErrors) };
      return { ...toFile(folder), inject, codes: [2], shown: inject };
    },
  },
  {
    id: 'tmpfs',
    says: 'a disk of 64 KB that is full before the report ends',
    plan: (folder) => {
      fill(folder, 300);
      mkdirSync(join(folder, 'full'));
      if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
      const script = 'mount -t tmpfs -o size=64k none full && exec "$@"';
      const probe = spawnSync('unshare', ['-m', 'sh', '-c', script, 'sh', 'true'], { cwd: folder });
      if (probe.status !== 0) return null;
      return {
        wrap: ['unshare', '-m', 'sh', '-c', script, 'sh'],
        args: [...json, '-o', 'full/report.json'],
        codes: [2],
        shown: {},
      };
    },
  },
  {
    id: 'stdout',
    says: 'standard output is a full device',
    plan: (folder, random) => {
      if (!existsSync('/dev/full')) return null;
      fill(folder);
      const args = random.pick([
        json,
        ['scan', 'logs'],
        ['timeline', 'logs'],
        ['explain', 'Q214954'],
        ['--help'],
        ['--version'],
        ['signatures', 'list'],
        ['completion', 'zsh'],
      ]);
      return { args, stdoutTo: '/dev/full', codes: [2], shown: args };
    },
  },
  {
    id: 'stderr',
    says: 'standard error is a full device',
    plan: (folder, random) => {
      if (!existsSync('/dev/full')) return null;
      fill(folder);
      const [args, code] = random.pick([
        [['scan', 'gone'], 2],
        [['scan', '--no-such-option'], 2],
        [json, 1],
      ]);
      return { args, stderrTo: '/dev/full', codes: [code], shown: args };
    },
  },
  {
    id: 'pipe',
    says: 'the reader goes away after some bytes',
    plan: (folder, random) => {
      fill(folder, 300);
      const format = random.pick(['text', 'json', 'ndjson', 'markdown', 'csv', 'sarif']);
      const readerLeavesAfter = random.pick([0, 1, 1000, 70_000, 200_000]);
      return {
        args: ['scan', 'logs', '-f', format],
        readerLeavesAfter,
        codes: [1],
        shown: { format, readerLeavesAfter },
      };
    },
  },
  {
    id: 'signals',
    says: 'SIGINT, SIGTERM or SIGHUP at any moment of a scan with `-o`',
    plan: (folder, random) => signalPlan(folder, random, random.pick(['SIGINT', 'SIGTERM', 'SIGHUP'])),
  },
  {
    id: 'kill',
    says: 'SIGKILL at any moment of a scan with `-o`',
    plan: (folder, random) => ({ ...signalPlan(folder, random, 'SIGKILL'), mayLeaveDraft: true }),
  },
  {
    id: 'killed-writing',
    says: 'SIGKILL while the report is written, synced or renamed',
    plan: (folder, random) => {
      fill(folder, 300);
      const call = random.pick(['writeFileSync', 'fsyncSync', 'renameSync']);
      const inject = {
        call,
        path: '.licdiag-',
        at: call === 'writeFileSync' ? 1 + random.below(2) : 1,
        do: 'signal',
        with: 'SIGKILL',
      };
      return { ...toFile(folder), inject, codes: [1, 'SIGKILL'], mayLeaveDraft: true, shown: inject };
    },
  },
  {
    id: 'names',
    says: 'names with any bytes, of up to 255 bytes, and links that loop',
    plan: (folder, random) => {
      fill(folder);
      const name = randomName(random);
      const place = Buffer.concat([Buffer.from(join(folder, 'logs/')), name]);
      writeFileSync(place, leftOverShare('EMBER01'));
      symlinkSync('loop.log', join(folder, 'logs/loop.log'));
      symlinkSync('..', join(folder, 'logs/up'));
      const args = random.pick([
        json,
        ['scan', 'logs'],
        ['scan', 'logs/*', '-f', 'json'],
        ['scan', 'logs', '-v'],
        ['timeline', 'logs'],
      ]);
      return { args, codes: [1], shown: { name: name.toString('latin1'), args } };
    },
  },
];

function fill(folder, servers = 1) {
  mkdirSync(join(folder, 'logs/sub'), { recursive: true });
  writeFileSync(
    join(folder, 'logs/Licsvcfg.log'),
    Array.from({ length: servers }, (_, i) => leftOverShare(`CINDER${i}`)).join(''),
  );
  const filler = 'nothing of interest stands in this line of the log\r\n'.repeat(20_000);
  writeFileSync(join(folder, 'logs/sub/Licsrvc.log'), quietLog + filler + quietLog);
}

function toFile(folder) {
  writeFileSync(join(folder, 'report.json'), oldReport);
  return { args: [...json, '-o', 'report.json'], output: 'report.json' };
}

const codeOfSignal = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Before licdiag is there to heed a signal, Node ends by it. */
function signalPlan(folder, random, name) {
  fill(folder, 300);
  const signal = { name, after: random.below(1200) };
  return {
    ...toFile(folder),
    signal,
    codes: [1, name, codeOfSignal[name]].filter((code) => code !== undefined),
    shown: signal,
  };
}

function randomName(random) {
  const stems = [
    'Licsvcfg',
    '',
    '\u001b[31m',
    'new\nline',
    'a'.repeat(240),
    '報'.repeat(80),
    '\u202e',
    '*?[',
    '"\'`$(x)',
    '-rf',
    '=',
  ];
  const raw = Buffer.from(random.pick(stems));
  const extra = Buffer.from(
    Array.from({ length: random.below(8) }, () => 1 + random.below(255)).filter((byte) => byte !== 0x2f),
  );
  return Buffer.concat([raw, extra, Buffer.from('.log')]).subarray(-255);
}
