/** Fills `{server}`, `{client}` and `{site}` in, which stand for names in the texts and values of conditions. */
import type { FactScope } from './find-fact.js';

export function fillNames(text: string, { subject, snapshot }: FactScope): string {
  return text
    .replaceAll('{server}', subject.server ?? 'the server')
    .replaceAll('{client}', subject.client ?? 'the client')
    .replaceAll('{site}', snapshot?.site?.code ?? 'the site');
}

/** Whether a value needs the code of the site, and that is not known. */
export function lacksName(text: string, { snapshot }: FactScope): boolean {
  return text.includes('{site}') && (snapshot?.site?.code ?? null) === null;
}
