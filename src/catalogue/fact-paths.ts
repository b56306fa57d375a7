/**
 * Checks that the paths of conditions lead to facts that a snapshot can hold: a mistyped name would be "not collected" for ever,
 * and its condition would silently decide nothing.
 */
import type { Condition, FactTest } from '../model/condition-schema.js';
import { isSameName } from '../model/is-same-name.js';
import type { Signature } from '../model/signature.js';
import { type SnapshotNode as Node, snapshotTree } from '../model/snapshot-tree-schema.js';
import type { Mistake } from './mistake.js';

/** What stands for a member of a list of the snapshot. */
const members: Readonly<Record<string, string>> = { server: 'meteringServers', client: 'clients' };

let snapshot: Node | null = null;

/** @param captures names that the templates capture */
export function factPathMistakes({ facts, remedy }: Signature, captures: ReadonlySet<string>): Mistake[] {
  const conditions: [field: string, condition: Condition | undefined][] = [
    ['facts.about', facts?.about],
    ['facts.required', facts?.required],
    ['facts.alone.when', facts?.alone?.when],
    ...(facts?.raising ?? []).map(({ when }, i): [string, Condition] => [`facts.raising.${i}.when`, when]),
    ...(facts?.refuting ?? []).flatMap(({ when, unless }, i): [string, Condition | undefined][] => [
      [`facts.refuting.${i}.when`, when],
      [`facts.refuting.${i}.unless`, unless],
    ]),
    ...remedy.steps.flatMap(({ guards = [] }, i) =>
      guards.map((guard, j): [string, Condition | undefined] => [`remedy.steps.${i}.guards.${j}.if`, guard.if]),
    ),
  ];
  return conditions.flatMap(([field, condition]) =>
    condition === undefined ? [] : mistakesIn(condition, field, null, captures),
  );
}

/** @param item what the members of the list around it are; null outside of lists */
function mistakesIn(condition: Condition, field: string, item: Node | null, captures: ReadonlySet<string>): Mistake[] {
  const parts = (list: readonly Condition[], key: string): Mistake[] =>
    list.flatMap((part, i) => mistakesIn(part, `${field}.${key}.${i}`, item, captures));
  if ('all' in condition) return parts(condition.all, 'all');
  if ('any' in condition) return parts(condition.any, 'any');
  if ('not' in condition) return mistakesIn(condition.not, `${field}.not`, item, captures);
  if ('fact' in condition) {
    const others = [condition.is, condition.isNot, condition.below, condition.atLeast, condition.startsWith].flatMap(
      (one) => (typeof one === 'object' && 'fact' in one ? one.fact : []),
    );
    const stray = [condition.fact, ...others].flatMap((path) => pathMistake(path, `${field}.fact`, item, captures));
    if (stray.length > 0) return stray;
    return [...valueMistakes(condition, field, nodeAt(condition.fact, item)), ...sayMistakes(condition, field)];
  }
  const [key, path] =
    'some' in condition
      ? ['some', condition.some]
      : 'every' in condition
        ? ['every', condition.every]
        : ['none', condition.none];
  const own = pathMistake(path, `${field}.${key}`, item, captures);
  if (own.length > 0) return own;
  const list = nodeAt(path, item);
  if (!list || !('items' in list)) return [{ field: `${field}.${key}`, message: `${path} is no list` }];
  return mistakesIn(condition.where, `${field}.where`, memberOf(list), captures);
}

/** A value that the fact never has would silently decide nothing, as a mistyped name would. */
function valueMistakes(test: FactTest, field: string, node: Node | null): Mistake[] {
  const isFlag = [node?.type].flat().includes('boolean');
  const choices = isFlag ? [true, false] : (node?.enum ?? []).filter((one) => one !== null);
  if (choices.length === 0) return [];
  const isChoice = (value: unknown): boolean => choices.some((one) => isSameName(String(one), String(value)));
  const tests = (['is', 'isNot', 'below', 'atLeast'] as const).flatMap((key) =>
    [test[key] ?? []].flat().map((value) => ({ key, value })),
  );
  return tests
    .filter(({ value }) => typeof value !== 'object' && !isChoice(value))
    .map(({ key, value }) => ({
      field: `${field}.${key}`,
      message: `${test.fact} is never "${value}"; it is one of ${choices.join(', ')}`,
    }));
}

function sayMistakes({ says = '' }: FactTest, field: string): Mistake[] {
  return [...says.matchAll(/\{(\w+)\}/g)]
    .filter(([, name = '']) => !['server', 'client', 'site'].includes(name))
    .map(([placeholder]) => ({
      field: `${field}.says`,
      message: `${placeholder} is never filled in; {server}, {client} and {site} are`,
    }));
}

function pathMistake(path: string, field: string, item: Node | null, captures: ReadonlySet<string>): Mistake[] {
  const [root = '', name = ''] = steps(path);
  if (root === 'captures') {
    return name === '' || name === 'lastSeen' || name === 'logFile' || captures.has(name)
      ? []
      : [{ field, message: `no template captures "${name}"; captured are ${[...captures].join(', ') || 'none'}` }];
  }
  if (root === 'item' && item === null) return [{ field, message: 'item stands only inside some, every and none' }];
  return nodeAt(path, item) === null
    ? [{ field, message: `${path} leads to no fact of a snapshot${hint(path, item)}` }]
    : [];
}

/** What could stand at the first step that leads nowhere. */
function hint(path: string, item: Node | null): string {
  const all = steps(path);
  const wrong = all.findIndex((_, i) => i > 0 && nodeAt(joined(all.slice(0, i + 1)), item) === null);
  const before = wrong < 0 ? null : nodeAt(joined(all.slice(0, wrong)), item);
  const names = Object.keys(before?.properties ?? {});
  return names.length === 0 ? '' : `: ${joined(all.slice(0, wrong))} has ${names.join(', ')}`;
}

function nodeAt(path: string, item: Node | null): Node | null {
  snapshot ??= snapshotTree();
  const [root = '', ...rest] = steps(path);
  const list = members[root];
  const start =
    root === 'item' ? item : list !== undefined ? memberOf(property(snapshot, list)) : property(snapshot, root);
  return rest.reduce<Node | null>((at, step) => (step.startsWith('[') ? memberOf(at) : property(at, step)), start);
}

function steps(path: string): string[] {
  return path.match(/[A-Za-z]+|\[[^\]]+\]/g) ?? [];
}

function joined(all: readonly string[]): string {
  return all.map((step, i) => (i === 0 || step.startsWith('[') ? step : `.${step}`)).join('');
}

function property(node: Node | null, name: string): Node | null {
  const found = node?.properties?.[name] ?? node?.additionalProperties;
  return typeof found === 'object' ? known(found) : null;
}

function memberOf(node: Node | null): Node | null {
  const items = node?.items;
  return typeof items === 'object' && !Array.isArray(items) ? known(items) : null;
}

/** Without the "or null" that every fact has. */
function known(node: Node): Node {
  const choices = (node.anyOf ?? []).filter((choice) => choice.type !== 'null');
  const [only] = choices;
  return choices.length === 1 && only ? known(only) : node;
}
