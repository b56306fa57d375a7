/**
 * The stages at which errors of each shape were logged, and in whose attempts. It is noted when an error is given to an attempt,
 * since of very many attempts not all are kept.
 */
import type { StageId } from '../model/stage.js';

const mostShapes = 5000;
const mostServers = 50;

export interface WhereLogged {
  readonly servers: readonly string[];
  /** Empty for an error that stands in no attempt, or before its first stage. */
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
   * @param wanted only in attempts of this server
   * @param named servers that the errors name; where they have attempts, those of others had errors of their own
   */
  of(shape: string, wanted: string | null, named: readonly string[]): WhereLogged {
    const all = [...(this.shapes.get(shape) ?? [])].filter(([server]) => wanted === null || server === wanted);
    const ofNamed = all.filter(([server]) => named.includes(server));
    const own = ofNamed.length > 0 ? ofNamed : all;
    return { servers: own.map(([server]) => server), stages: [...new Set(own.flatMap(([, stages]) => [...stages]))] };
  }
}
