/** Reads an error line: its shape, and the error numbers in it that the catalogue knows. */
import type { Catalogue } from '../../catalogue/catalogue.js';
import { shapeOf } from '../../correlate/error-shape.js';
import { explainError } from '../../explain/explain-error.js';
import type { Quote } from '../../model/observation.js';
import type { ReadError } from '../../timeline/attempt-errors.js';

const mostCachedTexts = 1000;

export function errorReader({ codes }: Catalogue): (quote: Quote) => ReadError {
  const reach = new Set(codes.codes.filter(({ stage }) => stage === 'reach').map(({ code }) => code));
  // A cache, since a log repeats the same error again and again.
  const cache = new Map<string, Omit<ReadError, 'quote'>>();
  return (quote) => {
    const cached = cache.get(quote.text);
    if (cached) return { quote, ...cached };
    const explanation = explainError(quote.text, codes);
    const reachCode = explanation.codes.find(({ code }) => reach.has(code))?.code ?? null;
    const read = { shape: shapeOf(quote.text), ...explanation, reachCode };
    if (cache.size >= mostCachedTexts) cache.clear();
    cache.set(quote.text, read);
    return { quote, ...read };
  };
}
