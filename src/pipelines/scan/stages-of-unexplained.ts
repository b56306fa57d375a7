/**
 * The stages of installations at which the errors stand that a scan cannot explain. For them the logs of their folders are read
 * once more, as `timeline` reads them; a scan that explains everything does without.
 */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { Correlator } from '../../correlate/correlator.js';
import { serversIn } from '../../correlate/error-shape.js';
import type { Diagnosis } from '../../model/report.js';
import type { LogStream } from '../../model/source.js';
import { wantedServer } from '../../model/wanted-server.js';
import { assembleServers } from '../../timeline/assemble-servers.js';
import { errorReader, type FollowOptions, followStreams } from '../timeline/follow-streams.js';

/** @param streams of the folders that show such errors, all of which can be read again */
export async function withStages(
  diagnosis: Diagnosis,
  streams: readonly LogStream[],
  catalogue: Catalogue,
  options: FollowOptions,
): Promise<Diagnosis> {
  const { followed, stagesOf } = await followStreams(streams, catalogue, options, () => new NoCorrelator([]));
  // Errors of one log are given to attempts of another when all are read.
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

/** Only the installations are asked for: findings and errors were told by the first reading. */
class NoCorrelator extends Correlator {
  override error(): void {
    // Nothing.
  }
}
