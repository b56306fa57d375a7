/** `help` for a command that does not exist is wrong usage: the library would print the help of all, and not say why. */
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
