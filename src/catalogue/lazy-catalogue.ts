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

/** In functions, since V8 reads each text of its code cache in full at the start, but compiles a function only when it is called. */
type Json = () => string;

export interface CompiledCatalogue {
  /** JSON of a catalogue whose signatures lack their texts, without stages and codes. */
  readonly core: string;
  /** JSON of the texts, by signature. */
  readonly texts: readonly Json[];
  readonly stages: Json;
  readonly codes: Json;
}

/** Its signatures lack their texts yet. */
type ParsedCore = Omit<Catalogue, 'stages' | 'codes'>;

/** For the build. @returns source text of a `CompiledCatalogue` */
export function compileCatalogue({ signatures, stages, codes, ...rest }: Catalogue): string {
  const isText = new Set<string>(textFields);
  const part = (signature: Signature, wanted: boolean): object =>
    Object.fromEntries(Object.entries(signature).filter(([field]) => isText.has(field) === wanted));
  const json = (value: object): string => JSON.stringify(JSON.stringify(value));
  const core = json({ ...rest, signatures: signatures.map((signature) => part(signature, false)) });
  const texts = signatures.map((signature) => `() => ${json(part(signature, true))}`);
  return `{ core: ${core}, texts: [${texts.join(', ')}], stages: () => ${json(stages)}, codes: () => ${json(codes)} }`;
}

export function lazyCatalogue({ core, texts, stages, codes }: CompiledCatalogue): Catalogue {
  const parsed: ParsedCore = JSON.parse(core);
  const readStages = once<Catalogue['stages']>(stages);
  const readCodes = once<Catalogue['codes']>(codes);
  return {
    ...parsed,
    signatures: withTexts(parsed.signatures, texts),
    get stages() {
      return readStages();
    },
    get codes() {
      return readCodes();
    },
  };
}

/** The same getters for all of them: an engine then keeps the signatures as it keeps other objects of one kind. */
function withTexts(signatures: readonly Signature[], texts: readonly Json[]): readonly Signature[] {
  const indexOf = new Map(signatures.map((signature, index) => [signature, index]));
  const known: Texts[] = [];
  const read = (signature: Signature): Texts => {
    const index = indexOf.get(signature) ?? -1;
    known[index] ??= parse<Texts>(texts[index]?.() ?? '{}');
    return known[index];
  };
  const getters = Object.fromEntries(
    textFields.map((field) => [
      field,
      {
        enumerable: true,
        get(this: Signature) {
          return read(this)[field];
        },
      },
    ]),
  );
  for (const signature of signatures) Object.defineProperties(signature, getters);
  return signatures;
}

function once<Value>(json: Json): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= parse<Value>(json());
    return value;
  };
}

function parse<Value>(json: string): Value {
  return JSON.parse(json);
}
