/** Names in the texts and values of conditions: `{server}`, `{client}` and `{site}`. */
import { fillNames } from '../model/fill-names.js';
import type { FactScope } from './find-fact.js';

export function fillFrom({ subject, snapshot }: FactScope, text: string): string {
  const { server, client } = subject;
  return fillNames(text, { server, client, site: snapshot?.site?.code ?? null });
}

/** Whether a value needs the code of the site, and that is not known. */
export function lacksName(text: string, { snapshot }: FactScope): boolean {
  return text.includes('{site}') && (snapshot?.site?.code ?? null) === null;
}
