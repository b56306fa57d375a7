/** The pipeline of `timeline`: reads logs once as a scan does, follows the install attempts of each server, and adds the findings. */
import { catalogue as shipped } from '../../catalogue/catalogue.generated.js';
import type { Catalogue } from '../../catalogue/catalogue.js';
import { serversIn } from '../../correlate/error-shape.js';
import type { DiagnoseOptions } from '../../diagnose.js';
import { sitesOfFolders } from '../../evaluate/subject.js';
import { dropDuplicates } from '../../input/drop-duplicates.js';
import type { Diagnosis } from '../../model/report.js';
import type { InputProblem } from '../../model/source.js';
import type { RawServer, RawTimeline, TimelineReport } from '../../model/timeline.js';
import { wantedServer } from '../../model/wanted-server.js';
import { findNames } from '../../redact/find-names.js';
import { redactTimeline } from '../../redact/redact-timeline.js';
import { streamsOf } from '../../stream/streams-of.js';
import { assembleServers } from '../../timeline/assemble-servers.js';
import { clientChains } from '../../timeline/client-chains.js';
import { findingsAt } from '../../timeline/findings-at.js';
import { allLimits } from '../../timeline/limits.js';
import { sumUp } from '../../timeline/sum-up.js';
import { assembleDiagnosis } from '../assemble-diagnosis.js';
import { collectLogs } from '../collect-logs.js';
import { errorReader } from './error-reader.js';
import { type FollowedLogs, followStreams } from './follow-streams.js';

export type TimelineOptions = Omit<DiagnoseOptions, 'known' | 'jobs' | 'processors' | 'runShare'> & {
  /** Also show the chain from the site control file to the clients. */
  readonly client?: boolean;
};

/** @throws UsageError for a path that does not exist */
export async function timeline(options: TimelineOptions): Promise<TimelineReport> {
  const startedAt = new Date();
  const { catalogue = shipped } = options;
  const collected = await collectLogs(options.paths, { ...options, logs: catalogue.logs }, options.onNoLog);
  try {
    const unique = await dropDuplicates(collected.sources, catalogue.logs);
    const streams = await streamsOf(unique.sources, catalogue.logs);
    const read = await followStreams(streams, catalogue, options);
    const problems = [...collected.problems, ...unique.problems];
    const { diagnosis, told } = assemble(read, problems, catalogue, options, startedAt);
    const mode = options.redact ?? 'secrets';
    const table = mode === 'names' ? findNames(diagnosis, catalogue, options.snapshots ?? [], told) : null;
    return redactTimeline(told, mode, table);
  } finally {
    collected.close();
  }
}

function assemble(
  read: FollowedLogs,
  problems: readonly InputProblem[],
  catalogue: Catalogue,
  options: TimelineOptions,
  startedAt: Date,
): { diagnosis: Diagnosis; told: RawTimeline } {
  const { results, followed, stagesOf } = read;
  const diagnosis = assembleDiagnosis(results, problems, catalogue, options, startedAt);
  const { notListed } = diagnosis.summary;
  const servers = serversOf(read, diagnosis, catalogue, options);
  const limits = allLimits(followed, results, servers);
  const snapshots = options.snapshots ?? [];
  const told: RawTimeline = {
    schemaVersion: 1,
    kind: 'timeline',
    tool: diagnosis.tool,
    run: diagnosis.run,
    inputs: {
      ...diagnosis.inputs,
      complete: diagnosis.inputs.complete && !limits.some(({ kind }) => kind === 'servers'),
    },
    servers,
    unexplained: diagnosis.unexplained.map((group) => {
      const { servers: inAttempts, stages } = stagesOf.of(group.shape, wantedServer(options), group.servers);
      return { ...group, servers: [...new Set([...group.servers, ...inAttempts])].sort(), stages };
    }),
    limits,
    clients: options.client ? clientChains(snapshots, servers, followed) : null,
    summary: { ...sumUp(servers), ...(notListed === undefined ? {} : { notListed }) },
  };
  return { diagnosis, told };
}

function serversOf(
  { followed, results }: FollowedLogs,
  { findings }: Diagnosis,
  catalogue: Catalogue,
  options: TimelineOptions,
): RawServer[] {
  const sites = sitesOfFolders(results);
  const wanted = wantedServer(options);
  const folderOf = new Map(results.flatMap(({ folder, files }) => files.map(({ path }) => [path, folder] as const)));
  return assembleServers(followed, {
    stages: catalogue.stages.stages,
    readError: errorReader(catalogue),
    serversIn,
    siteOf: (folder) => sites.get(folder) ?? null,
    findingsOf: (server, folder) => findingsAt(findings, server, (file) => folderOf.get(file) === folder),
  }).filter(({ server }) => wanted === null || server === wanted);
}
