/** What tells the members of a list in a snapshot apart, and their paths. */
import { isObject } from './find-fact.js';

export function isOfShares(path: string): boolean {
  return /(?:^|\.)shares$/.test(path);
}

/** What tells the members of a list apart. A share has one path, which `net view` does not print. */
export function keyIn(path: string): (member: unknown) => string {
  return isOfShares(path) ? (member) => (isObject(member) ? textIn(member, 'name') : '') : keyOf;
}

export function keyOf(member: unknown): string {
  if (typeof member === 'string') return member.toUpperCase();
  if (!isObject(member)) return '';
  const told = (fields: readonly string[]): string =>
    fields
      .map((field) => textIn(member, field))
      .join('\n')
      .trim();
  // A role of the site has no name of its own.
  return told(['name', 'siteCode', 'path', 'platform', 'key']) || told(['server', 'role']);
}

export function memberPath(list: string, member: object): string {
  const name = ['name', 'siteCode', 'path'].map((field) => textIn(member, field)).find((text) => text !== '') ?? '';
  return `${list}[${name}]`;
}

function textIn(member: object, field: string): string {
  const value: unknown = Reflect.get(member, field);
  return typeof value === 'string' ? value.toUpperCase() : '';
}

/** A list may also name things that were looked for and do not exist. */
export function isPresent(member: unknown): boolean {
  return !isObject(member) || Reflect.get(member, 'present') !== false;
}
