/** `licdiag watch`: polls the logs and prints what happens, until success (`--until-success`), the timeout or Ctrl+C. */
import { setTimeout as sleep } from 'node:timers/promises';
import { catalogue } from '../catalogue/catalogue.generated.js';
import type { RedactedEvent, WatchEvent } from '../model/watch.js';
import { Watch } from '../pipelines/watch/watch.js';
import { LiveNames } from '../redact/live-names.js';
import { redactEvent } from '../redact/redact-event.js';
import { writeEvent } from '../report/watch-text.js';
import type { WatchedServer } from '../timeline/watched-servers.js';
import { chooseSignatures } from './choose-signatures.js';
import { coloursFor } from './colours.js';
import { exitCodes } from './exit-codes.js';
import type { Io } from './io.js';
import { oneLine } from './one-line.js';
import { PipeReaders } from './pipe-readers.js';
import type { WatchCommandOptions } from './watch-options.js';

export async function watch(paths: readonly string[], options: WatchCommandOptions, io: Io): Promise<number> {
  const chosen = await chooseSignatures(catalogue, options, io.cwd);
  const { codePage, server = null } = options;
  const watched = await Watch.start({ ...io, paths, server, catalogue: chosen, codePage });
  const colours = await coloursFor(options, io);
  const names = options.redact === 'names' ? new LiveNames(chosen) : null;
  const printNew = async (): Promise<void> => {
    const events = await watched.poll(Date.now());
    names?.note(events, watched.names, watched.paths);
    for (const event of events) await io.stdout.write(writeEvent(redacted(event, options.redact, names), colours));
  };
  const { descriptor } = io.stdout;
  const readers = descriptor === undefined ? null : new PipeReaders(descriptor);
  const isUnread = (): boolean => io.stdout.isClosed === true || readers?.areGone === true;
  // The first look at the readers must come before anything is printed: `head -1` ends after the first line.
  isUnread();
  const deadline = options.timeout === undefined ? Number.POSITIVE_INFINITY : Date.now() + options.timeout * 60_000;
  await printNew();
  await io.stdout.write(opening(watched, names));
  for (;;) {
    if (options.untilSuccess && watched.state === 'succeeded') break;
    const left = deadline - Date.now();
    if (left <= 0 || isUnread()) break;
    await sleep(Math.min(options.interval * 1000, left));
    await printNew();
  }
  await io.stdout.write(closing(watched, names));
  return { succeeded: exitCodes.clean, failed: exitCodes.findings, open: exitCodes.incomplete }[watched.state];
}

function redacted(event: WatchEvent, mode: WatchCommandOptions['redact'], names: LiveNames | null): RedactedEvent {
  const masked = redactEvent(event, mode);
  return names ? names.event(masked) : masked;
}

function opening({ paths, awaited, servers }: Watch, names: LiveNames | null): string {
  const shown = paths.map(
    (path) => oneLine(names ? names.text(path) : path) + (awaited.includes(path) ? ' (not there yet)' : ''),
  );
  const logs =
    paths.length === 0 ? 'No log of metering is there yet; watching for one' : `Watching ${shown.join(', ')}`;
  const note = names ? 'Names are replaced by stand-ins.\n' : '';
  return `${logs}.\n${note}${servers.map((server) => `  ${inWords(server, names)}\n`).join('')}`;
}

function closing({ servers, state }: Watch, names: LiveNames | null): string {
  const end = { succeeded: 'Success', failed: 'Failure', open: 'The time ran out, and nothing is decided' }[state];
  return `${end}.\n${servers.map((server) => `  ${inWords(server, names)}\n`).join('')}`;
}

function inWords({ server, outcome }: WatchedServer, names: LiveNames | null): string {
  return `${oneLine(names ? names.name(server) : server)}: the last attempt ${outcome === 'open' ? 'is under way' : outcome === 'unfinished' ? 'is unfinished' : outcome}`;
}
