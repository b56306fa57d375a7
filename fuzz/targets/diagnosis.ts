/** Logs through the whole pipeline: it ends, throws nothing, quotes lines that exist, and what it prints holds no control character. */
import { redact } from '../../src/redact/redact.js';
import { writeText } from '../../src/report/scan/text.js';
import { noColours, piecesOf } from '../../src/report/writer.js';
import { diagnoseBytes } from '../diagnose-bytes.js';
import type { FuzzTarget } from '../target.js';
import { checkPrintable } from './check-printable.js';
import { logSeeds, logWords } from './log-seeds.js';

const paths = ['-', 'Licsvcfg.log', 'Licsrvc.log', 'Licclint.log', 'Sitecomp.log', 'notes.txt'];

export const diagnosis: FuzzTarget = {
  name: 'diagnosis',
  property: 'any log is diagnosed, quoted lines exist, and no control character is printed',
  batch: 200,
  longest: 2048,
  seeds: logSeeds.map((_, i) => Buffer.concat(logSeeds.slice(i, i + 3))),
  dictionary: logWords,
  async check(input, random) {
    const path = paths[Math.floor(random() * paths.length)] ?? '-';
    const report = redact(await diagnoseBytes(path, input), 'secrets');
    const lines = input.toString('latin1').split(/\r\n|\n|\r/).length;
    for (const one of report.findings.flatMap(({ evidence }) => evidence)) {
      if (one.kind === 'log' && (one.line < 1 || one.line > lines))
        throw new Error(`line ${one.line} of ${lines} is quoted`);
    }
    const detail = random() < 0.5 ? 'verbose' : 'normal';
    checkPrintable(
      [...piecesOf(writeText(report, { colours: noColours, width: 80, detail, notes: [] }))].join(''),
      'text',
    );
  },
};
