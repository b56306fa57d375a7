/**
 * Notes at which stages errors of each shape were logged, and in attempts of which servers. It does so as soon as an error is
 * given to an attempt, since not all attempts are kept.
 */
import type { StageId } from '../model/stage.js';

const mostShapes = 5000;
const mostServers = 50;

export interface WhereLogged {
  readonly servers: readonly string[];
  /** Empty if the error belongs to no attempt, or came before the first stage. */
  readonly stages: readonly StageId[];
}

export class StagesOfErrors {
  private readonly shapes = new Map<string, Map<string, Set<StageId>>>();

  note(server: string, shape: string, stage: StageId | null): void {
    const servers = this.shapes.get(shape) ?? new Map<string, Set<StageId>>();
    if (this.shapes.size < mostShapes) this.shapes.set(shape, servers);
    const stages = servers.get(server) ?? new Set<StageId>();
    if (servers.size < mostServers) servers.set(server, stages);
    if (stage !== null) stages.add(stage);
  }

  /**
   * @param wanted looks only at attempts of this server; null for all
   * @param named the servers that the errors name. If these have attempts with the error, attempts of other servers do not count
   */
  of(shape: string, wanted: string | null, named: readonly string[]): WhereLogged {
    const all = [...(this.shapes.get(shape) ?? [])].filter(([server]) => wanted === null || server === wanted);
    const ofNamed = all.filter(([server]) => named.includes(server));
    const own = ofNamed.length > 0 ? ofNamed : all;
    return { servers: own.map(([server]) => server), stages: [...new Set(own.flatMap(([, stages]) => [...stages]))] };
  }
}
