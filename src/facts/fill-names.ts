/** Names in the texts and values of conditions: each stands there as a placeholder. */
import type { FactScope } from './find-fact.js';

/** Names of the subject stand in texts and values as `{server}` and `{client}`. */
export function fillNames(text: string, { subject, snapshot }: FactScope): string {
  return text
    .replaceAll('{server}', subject.server ?? 'the server')
    .replaceAll('{client}', subject.client ?? 'the client')
    .replaceAll('{site}', snapshot?.site?.code ?? 'the site');
}

/** A value with the code of the site in it cannot be told while that code is not known. */
export function lacksName(text: string, { snapshot }: FactScope): boolean {
  return text.includes('{site}') && (snapshot?.site?.code ?? null) === null;
}
