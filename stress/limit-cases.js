// The largest inputs: what each is, how it is made, what is run on it, and what must come out. Made from code, so that nothing
// large is kept.
import { appendFileSync, closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { leftOverShare, quietLog, record } from './log-records.js';
import { repeatingZip } from './repeating-zip.js';

const scan = (...rest) => ['scan', ...rest];
const finds = (server) => (result) => (result.stdout.includes(server) ? null : `${server} is not in the output`);
const says = (text) => (result) =>
  result.stdout.replace(/\s+/g, ' ').includes(text) ? null : `"${text}" is not in the output`;

export const cases = [
  {
    id: 'files',
    input: '100,000 logs in 1,000 folders, a failure in one of them',
    make: (folder) => {
      for (let i = 0; i < 1000; i += 1) {
        mkdirSync(join(folder, `logs/${i}`), { recursive: true });
        for (let k = 0; k < 100; k += 1)
          writeFileSync(
            join(folder, `logs/${i}/Licsvcfg${k}.log`),
            quietLog + record(`INFO: ${i} ${k}`) + (i === 500 && k === 50 ? leftOverShare('CINDER01') : ''),
          );
      }
    },
    runs: { 'scan logs': scan('logs'), 'scan logs -f json': scan('logs', '-f', 'json') },
    code: 1,
    check: finds('CINDER01'),
  },
  {
    id: 'sparse',
    input: 'a file of 10 GB, a hole but for a failure at its end',
    make: (folder) => {
      writeHole(join(folder, 'Licsvcfg.log'), 10 * 1024 ** 3);
      appendFileSync(join(folder, 'Licsvcfg.log'), `\r\n${leftOverShare('CINDER01')}`);
    },
    runs: { 'scan Licsvcfg.log': scan('Licsvcfg.log') },
    code: 1,
    check: finds('CINDER01'),
  },
  {
    id: 'line',
    input: 'a line of 1 GB, then a failure',
    make: (folder) => {
      const file = openSync(join(folder, 'Licsvcfg.log'), 'w');
      const block = Buffer.alloc(2 ** 24, 'ERROR failed to install license server ');
      for (let i = 0; i < 64; i += 1) writeSync(file, block);
      writeSync(file, `\r\n${leftOverShare('CINDER01')}`);
      closeSync(file);
    },
    runs: { 'scan Licsvcfg.log': scan('Licsvcfg.log') },
    code: 1,
    check: finds('CINDER01'),
  },
  {
    id: 'findings',
    input: 'a million failures of a million servers in one log',
    make: (folder) => writeFailures(join(folder, 'Licsvcfg.log'), 0, 1_000_000),
    runs: {
      'scan Licsvcfg.log': scan('Licsvcfg.log'),
      'scan Licsvcfg.log -f json': scan('Licsvcfg.log', '-f', 'json'),
    },
    code: 1,
    check: ({ stdout }, shown) =>
      stdout.includes(shown.includes('json') ? '"notListed": 998000' : 'And 998,000 more failures')
        ? null
        : 'it does not say how many are not listed',
  },
  {
    id: 'sites',
    input: 'a million failures of a million servers in the logs of 1,000 sites',
    make: (folder) => {
      for (let i = 0; i < 1000; i += 1) {
        mkdirSync(join(folder, `logs/${i}`), { recursive: true });
        writeFailures(join(folder, `logs/${i}/Licsvcfg.log`), i * 1000, 1000);
      }
    },
    runs: {
      'scan logs': scan('logs'),
      'scan logs --server METER999999': scan('logs', '--server', 'METER999999'),
    },
    code: 1,
    check: ({ stdout }, shown) =>
      stdout.includes(shown.includes('--server') ? '1 failure found on METER999999' : 'And 998,000 more failures')
        ? null
        : 'the count, or the server asked for, is not in the output',
  },
  {
    id: 'errors',
    input: 'a million errors of a million kinds that no signature knows',
    make: (folder) => {
      const file = openSync(join(folder, 'Licsvcfg.log'), 'w');
      for (let i = 0; i < 1000; i += 1) {
        const kind = (k) => `${words[i % 100]} ${words[Math.floor(k / 10)]} ${words[k % 100]} ${words[(i + k) % 97]}`;
        writeSync(
          file,
          Array.from({ length: 1000 }, (_, k) => record(`ERROR: ${kind(k)} of kind ${words[k % 89]}`)).join(''),
        );
      }
      closeSync(file);
    },
    runs: { 'scan Licsvcfg.log -f json': scan('Licsvcfg.log', '-f', 'json') },
    code: 0,
    check: says('(other errors)'),
  },
  {
    id: 'attempts',
    input: '200,000 attempts of 20,000 servers in one log',
    make: (folder) => {
      for (let i = 0; i < 10; i += 1) writeFailures(join(folder, 'Licsvcfg.log'), 0, 20_000, i === 0 ? 'w' : 'a');
    },
    runs: {
      'timeline Licsvcfg.log': ['timeline', 'Licsvcfg.log'],
      'timeline Licsvcfg.log -f json': ['timeline', 'Licsvcfg.log', '-f', 'json'],
    },
    code: 1,
    check: says('15000 more that it names are not listed'),
  },
  {
    id: 'gzip',
    input: 'a .gz of 5 MB that unpacks to 5 GB',
    make: (folder) => {
      const block = gzipSync(Buffer.alloc(2 ** 27, 'quiet line\r\n'), { level: 9 });
      for (let i = 0; i < 40; i += 1) appendFileSync(join(folder, 'Licsvcfg.log.gz'), block);
    },
    runs: { 'scan Licsvcfg.log.gz': scan('Licsvcfg.log.gz') },
    code: 3,
    check: says('unpacks to more than'),
  },
  {
    id: 'overlap',
    input: 'a zip whose 50,000 members are one and the same packed log',
    make: (folder) => {
      const packed = gzipSync(Buffer.alloc(2 ** 26, 'quiet line\r\n'), { level: 9 });
      writeFileSync(join(folder, 'logs.zip'), repeatingZip(packed, 50_000, { shared: true }));
    },
    runs: { 'scan logs.zip': scan('logs.zip') },
    code: 3,
    check: says('unpack to more than'),
  },
  {
    id: 'packed',
    input: 'a zip of 200 packed logs that unpack to 64 MB each',
    make: (folder) => {
      const packed = gzipSync(Buffer.alloc(2 ** 26, 'quiet line\r\n'), { level: 9 });
      writeFileSync(join(folder, 'logs.zip'), repeatingZip(packed, 200, { shared: false }));
    },
    runs: { 'scan logs.zip': scan('logs.zip') },
    code: 3,
    check: says('unpack to more than'),
  },
  {
    id: 'bundle',
    input: 'a bundle with 12 files of 32 MB that are no artefacts',
    make: (folder) => {
      mkdirSync(join(folder, 'b/site'), { recursive: true });
      for (let i = 0; i < 12; i += 1) writeFileSync(join(folder, `b/site/${i}.txt`), Buffer.alloc(2 ** 25, `x${i} `));
      writeFileSync(join(folder, 'b/site/net-share.txt'), netShare);
    },
    runs: { 'snapshot build b': ['snapshot', 'build', 'b'] },
    code: 3,
    check: () => null,
  },
  {
    id: 'no-report',
    input: 'a report of 3 GB that is one line of zeros',
    make: (folder) => writeHole(join(folder, 'r.json'), 3 * 1024 ** 3),
    runs: {
      'merge r.json': ['merge', 'r.json'],
      'diff r.json r.json': ['diff', 'r.json', 'r.json'],
      'scan . --ack r.json': ['scan', '.', '--ack', 'r.json'],
    },
    code: 2,
    check: ({ stderr }) => (/^licdiag: r\.json: [^\n]+\n/.test(stderr) ? null : 'it is not said in one line'),
  },
  {
    id: 'reports',
    input: '2,000 reports of 20 findings each',
    make: (folder) => {
      mkdirSync(join(folder, 'reports'));
      for (let i = 0; i < 2000; i += 1) writeFileSync(join(folder, `reports/S${i}.ndjson`), reportOf(i, 20));
    },
    runs: { 'merge reports -f json': ['merge', 'reports', '-f', 'json'] },
    code: 1,
    check: says('"reports": 2000'),
  },
];

const netShare = [
  '',
  'Share name   Resource                        Remark',
  '',
  '-'.repeat(79),
  'LicMtr       C:\\SWMTR                        ',
  'The command completed successfully.',
  '',
].join('\r\n');
const words = Array.from({ length: 100 }, (_, i) =>
  String.fromCharCode(97 + (i % 26), 97 + ((i * 7) % 26), 97 + Math.floor(i / 26)).repeat(2),
);

function writeHole(path, size) {
  const file = openSync(path, 'w');
  ftruncateSync(file, size);
  closeSync(file);
}

function writeFailures(path, from, count, mode = 'w') {
  const file = openSync(path, mode);
  for (let at = 0; at < count; at += 1000)
    writeSync(
      file,
      Array.from({ length: Math.min(1000, count - at) }, (_, i) => leftOverShare(`METER${from + at + i}`)).join(''),
    );
  closeSync(file);
}

function reportOf(site, findings) {
  const lines = Array.from({ length: findings }, (_, i) => ({
    kind: 'finding',
    id: `f${site}-${i}`,
    signature: 'orphaned-licmtr-share',
    article: 'Q214954',
    title: 'A left-over LicMtr share',
    severity: 'error',
    confidence: 'likely',
    state: 'active',
    known: false,
    acknowledged: null,
    subject: { site: `S${site}`, server: `METER${i}`, client: null },
    firstSeen: null,
    lastSeen: null,
    occurrences: 1,
    evidence: [],
  }));
  const summary = {
    schemaVersion: 1,
    kind: 'summary',
    redacted: 'secrets',
    run: { startedAt: '2026-01-01T00:00:00Z', arguments: [] },
    tool: { version: '1', catalogue: 'x' },
    inputs: { complete: true, files: [] },
    unexplained: [],
    findings: { error: findings, warning: 0, info: 0 },
    files: 1,
    bytes: 1,
  };
  return `${[...lines, summary].map((one) => JSON.stringify(one)).join('\n')}\n`;
}
