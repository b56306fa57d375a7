/** Finds the lines that articles print in the logs of setup, and of the components that setup touches. */
import { TextDecoding } from '../../decode/decode-text.js';
import { parseTime } from '../../entries/parse-time.js';
import { messageOf } from '../../errors.js';
import { isCalled } from '../../input/log-name.js';
import type { LoadedSnapshot } from '../../model/facts.js';
import type { SeenLine } from '../../model/precheck-report.js';
import type { Source } from '../../model/source.js';
import type { SetupLine } from '../../model/upgrade-check.js';
import { LineFinder } from '../../precheck/line-finder.js';
import type { ReadLog } from '../../precheck/prepare-snapshot.js';
import { blocksOf } from '../../stream/blocks-of.js';
import { compileTemplate } from '../../templates/compile-template.js';

export interface SetupLogs {
  readonly logs: readonly ReadLog[];
  readonly files: readonly { path: string; problem: string | null }[];
}

/** Bytes. A longer run without a line end is no line of a log, and is dropped. */
const longestLine = 64 * 1024;
const lineFeed = 0x0a;
const nameless = 'a pipe has no name that tells which log it is, so it was not read: give the file';

export async function readSetupLogs(sources: readonly Source[], entries: readonly SetupLine[]): Promise<SetupLogs> {
  const logs = new Map<string, { lines: readonly SeenLine[]; lastTime: string | null }>();
  const files: { path: string; problem: string | null }[] = [];
  for (const source of sources) {
    const name = setupLogOf(source.fileName);
    if (name === null) {
      const problem = source.rereadable ? doubtAbout(source.fileName) : nameless;
      if (problem !== null) files.push({ path: source.path, problem });
      continue;
    }
    const log = logs.get(name) ?? { lines: [], lastTime: null };
    const finder = new LineFinder(name, entries, compileTemplate);
    try {
      for await (const { text, line } of linesOf(source)) {
        const time = parseTime(printedTime(text) ?? '')?.time ?? null;
        log.lines = finder.find(text, { file: source.path, line, time }, log.lines);
        if (time !== null && (log.lastTime === null || time > log.lastTime)) log.lastTime = time;
      }
      logs.set(name, log);
      files.push({ path: source.path, problem: null });
    } catch (error) {
      files.push({ path: source.path, problem: messageOf(error) });
    }
  }
  return { logs: [...logs].map(([name, log]) => ({ name, ...log })), files };
}

/** The known lines in what the snapshot holds of Smssetup.log and of messages on the screen. Absent means "not collected". */
export function collectedLines({ path, snapshot }: LoadedSnapshot, entries: readonly SetupLine[]): ReadLog[] {
  const { setupLog, dialogs } = snapshot;
  const inLog = (
    name: string,
    texts: readonly { text: string; line: number; time?: string | null | undefined }[],
  ): ReadLog => {
    const finder = new LineFinder(name, entries, compileTemplate);
    return {
      name,
      lines: texts.reduce<readonly SeenLine[]>(
        (lines, { text, line, time = null }) => finder.find(text, { file: path, line, time }, lines),
        [],
      ),
      lastTime: null,
    };
  };
  const logs: ReadLog[] = [];
  if (setupLog) logs.push(inLog('Smssetup.log', setupLog));
  if (dialogs)
    logs.push(
      inLog(
        'dialogs',
        dialogs.map((text, i) => ({ text, line: i + 1 })),
      ),
    );
  return logs;
}

async function* linesOf(source: Source): AsyncGenerator<{ text: string; line: number }> {
  const decoding = new TextDecoding('windows-1252');
  let rest = Buffer.alloc(0);
  let line = 0;
  for await (const block of blocksOf(source)) {
    const bytes = Buffer.concat([rest, block]);
    let from = 0;
    for (let end = bytes.indexOf(lineFeed, from); end >= 0; end = bytes.indexOf(lineFeed, from)) {
      line += 1;
      yield { text: decoding.decode(bytes.subarray(from, end)).trim(), line };
      from = end + 1;
    }
    rest = bytes.length - from > longestLine ? Buffer.alloc(0) : Buffer.from(bytes.subarray(from));
  }
  if (rest.length > 0) yield { text: decoding.decode(rest).trim(), line: line + 1 };
}

/** In a line of a setup log: `<07-13-1999 17:40:49>` or `06-21-1999 15:45:36` at its start, or the trailer of SMS. */
const timeAtStart = /^<?(\d{2}-\d{2}-\d{4} \d{1,2}:\d{2}:\d{2})>?/;
const timeInTrailer = /\$\$<[^<>]*><([^<>]+)>/;

function printedTime(text: string): string | null {
  return timeAtStart.exec(text)?.[1] ?? timeInTrailer.exec(text)?.[1] ?? null;
}

/** The name under which the catalogue knows the log of a file (`smssetup.lo_` and `Copy of Smssetup.log` are `Smssetup.log`); null for any other file. */
function setupLogOf(fileName: string): string | null {
  const name = fileName.toLowerCase();
  const [hotfix] = /q\d{6}/.exec(name) ?? [];
  if (hotfix !== undefined && isCalled(name, hotfix)) return 'Qnnnnnn.log';
  return Object.entries(setupLogs).find(([known]) => isCalled(name, known))?.[1] ?? null;
}

/** What is to be said of a log with another word in its name, which may be the code of another site; null for any other file. */
function doubtAbout(fileName: string): string | null {
  const name = fileName.toLowerCase();
  const isWord = (known: string): boolean => {
    const at = name.indexOf(known);
    return at >= 0 && !/[a-z0-9]/.test(name.charAt(at - 1) + name.charAt(at + known.length));
  };
  const log = Object.entries(setupLogs).find(([known]) => isWord(known))?.[1];
  return log === undefined || !/\.(?:log|lo_)$/.test(name)
    ? null
    : `its name leaves open whether it is ${log} of this site, so no lines of setup were looked for in it: if it is, give a copy called ${log}`;
}

const setupLogs: Readonly<Record<string, string>> = {
  smssetup: 'Smssetup.log',
  sitecomp: 'Sitecomp.log',
  inboxmgr: 'Inboxmgr.log',
  compsumm: 'Compsumm.log',
  sitestat: 'Compsumm.log',
  despool: 'Despool.log',
  nt_logon: 'Nt_logon.log',
  ccim32: 'Ccim32.log',
  colleval: 'Colleval.log',
};
