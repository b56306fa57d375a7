/**
 * Logs through the whole pipeline and every writer: ends, throws nothing, quotes lines that exist, and prints no control character
 * but line ends and tabs.
 */
import { Readable } from 'node:stream';
import { diagnose } from '../../src/diagnose.js';
import { noColours, piecesOf } from '../../src/report/writer.js';
import { writers } from '../../src/report/writers.js';
import type { FuzzTarget } from '../target.js';
import { logSeeds, logWords } from './log-seeds.js';

const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

export const diagnosis: FuzzTarget = {
  name: 'diagnosis',
  seeds: logSeeds.map((_, i) => Buffer.concat(logSeeds.slice(i, i + 3))),
  dictionary: logWords,
  async check(input) {
    const report = await diagnose({ paths: ['-'], cwd: '/', platform: 'linux', stdin: () => Readable.from([input]) });
    const lines = input.toString('latin1').split(/\r\n|\n|\r/).length;
    for (const one of report.findings.flatMap(({ evidence }) => evidence)) {
      if (one.kind === 'log' && (one.line < 1 || one.line > lines))
        throw new Error(`line ${one.line} of ${lines} is quoted`);
    }
    for (const [format, load] of Object.entries(writers)) {
      const write = await load();
      const text = [...piecesOf(write(report, { colours: noColours, width: 80, detail: 'verbose', notes: [] }))].join(
        '',
      );
      if (control.test(text)) throw new Error(`${format} prints a control character`);
    }
  },
};
