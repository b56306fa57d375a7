/**
 * The compiled catalogue as text: what every scan needs is parsed at once, the texts of a signature when they are asked
 * for, since most scans find nothing or little. An engine reads JSON faster than it makes the same objects from code.
 */
import type { Signature } from '../model/signature.js';
import type { Catalogue } from './catalogue.js';

/** What is only needed of a signature that is reported, or where there are snapshots. */
const textFields = [
  'cause',
  'remedy',
  'verify',
  'falsePositives',
  'references',
  'facts',
  'candidates',
  'expected',
] as const;
type Texts = Pick<Signature, (typeof textFields)[number]>;
type Core = Omit<Signature, keyof Texts>;

export interface CompiledCatalogue {
  /** JSON of a catalogue whose signatures lack their texts, without stages and codes. */
  readonly core: string;
  /** JSON of the texts, by signature. */
  readonly texts: readonly string[];
  readonly stages: string;
  readonly codes: string;
}

interface ParsedCore extends Omit<Catalogue, 'signatures' | 'stages' | 'codes'> {
  readonly signatures: readonly Core[];
}

/** For the build. */
export function compileCatalogue({ signatures, stages, codes, ...rest }: Catalogue): CompiledCatalogue {
  const isText = new Set<string>(textFields);
  const part = (signature: Signature, wanted: boolean): object =>
    Object.fromEntries(Object.entries(signature).filter(([field]) => isText.has(field) === wanted));
  return {
    core: JSON.stringify({ ...rest, signatures: signatures.map((signature) => part(signature, false)) }),
    texts: signatures.map((signature) => JSON.stringify(part(signature, true))),
    stages: JSON.stringify(stages),
    codes: JSON.stringify(codes),
  };
}

export function lazyCatalogue({ core, texts, stages, codes }: CompiledCatalogue): Catalogue {
  const parsed: ParsedCore = JSON.parse(core);
  const readStages = once<Catalogue['stages']>(stages);
  const readCodes = once<Catalogue['codes']>(codes);
  return {
    ...parsed,
    signatures: parsed.signatures.map((signature, index) => withTexts(signature, once(texts[index] ?? '{}'))),
    get stages() {
      return readStages();
    },
    get codes() {
      return readCodes();
    },
  };
}

function withTexts(core: Core, read: () => Texts): Signature {
  return {
    ...core,
    get cause() {
      return read().cause;
    },
    get remedy() {
      return read().remedy;
    },
    get verify() {
      return read().verify;
    },
    get falsePositives() {
      return read().falsePositives;
    },
    get references() {
      return read().references;
    },
    get facts() {
      return read().facts;
    },
    get candidates() {
      return read().candidates;
    },
    get expected() {
      return read().expected;
    },
  };
}

function once<Value>(json: string): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= parse<Value>(json);
    return value;
  };
}

function parse<Value>(json: string): Value {
  return JSON.parse(json);
}
