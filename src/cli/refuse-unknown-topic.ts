/** Refuses `help` for an unknown command: commander would print the general help and not say why. */
import type { Command } from 'commander';

export function refuseUnknownTopic(program: Command, [first, ...rest]: readonly string[]): void {
  const find = (name: string | undefined): Command | undefined =>
    program.commands.find((command) => command.name() === name);
  const called = find(first);
  if (called !== undefined) {
    if (called.commands.length > 0) refuseUnknownTopic(called, rest);
    return;
  }
  const [topic] = rest;
  if (first === 'help' && topic !== undefined && !/^(?:-|help$)/.test(topic) && find(topic) === undefined)
    program.error(`error: unknown command '${topic}'`);
}
