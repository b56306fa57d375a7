/**
 * Tells at which install stage each error occurred that a scan cannot explain. The logs of those folders are read once more, as
 * `timeline` reads them; a scan that explains everything skips this.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { Correlator } from '../../correlate/correlator.js';
import { serversIn } from '../../correlate/error-shape.js';
import type { Diagnosis } from '../../model/report.js';
import type { LogStream } from '../../model/source.js';
import { wantedServer } from '../../model/wanted-server.js';
import { assembleServers } from '../../timeline/assemble-servers.js';
import { errorReader } from '../timeline/error-reader.js';
import { type FollowOptions, followStreams } from '../timeline/follow-streams.js';

/** @param streams those of the folders with unexplained errors; all must be rereadable */
export async function withStages(
  diagnosis: Diagnosis,
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: FollowOptions,
): Promise<Diagnosis> {
  const { followed, stagesOf } = await followStreams(streams, catalogue, {
    ...options,
    newCorrelator: () => new NoCorrelator([]),
  });
  // Called for its effect: it gives the errors of one log to the attempts that another log shows.
  assembleServers(followed, {
    stages: catalogue.stages.stages,
    readError: errorReader(catalogue),
    serversIn,
    siteOf: () => null,
    findingsOf: () => [],
  });
  const wanted = wantedServer(options);
  return {
    ...diagnosis,
    unexplained: diagnosis.unexplained.map((group) => ({
      ...group,
      stages: [...stagesOf.of(group.shape, wanted, group.servers).stages],
    })),
  };
}

/** Ignores errors: the first reading has reported them, and only the stages are wanted. */
class NoCorrelator extends Correlator {
  override error(): void {
    // Nothing.
  }
}
