/** What follows a pattern through a log. */
import type { Pattern } from '../model/signature.js';
import { EveryState } from './every-state.js';
import { LastState } from './last-state.js';
import type { PatternState } from './rule.js';
import { SequenceState } from './sequence-state.js';
import { TogetherState } from './together-state.js';

export function stateOf(pattern: Pattern): PatternState {
  if ('sequence' in pattern) return new SequenceState(pattern);
  if ('every' in pattern) return new EveryState(pattern);
  return 'last' in pattern ? new LastState(pattern) : new TogetherState(pattern);
}
