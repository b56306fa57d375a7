/** The forms of values in a site snapshot. All but names may be null or absent, which means "not collected". */
import * as z from 'zod';

export const text = z.string().nullish();
export const flag = z.boolean().nullish();
export const number = z.number().nullish();
const localTime = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$/,
    'must be a local time such as 1999-03-26T10:43:41, without offset',
  );
export const time = localTime.nullish();
export const version = z
  .string()
  .regex(/^\d{1,5}(\.\d{1,5}){1,3}$/, 'must be a version such as 2.00.1239.0048')
  .nullish();
export const servicePack = z.enum(['RTM', 'SP1', 'SP2', 'SP3', 'SP4', 'SP5']).nullish();
export const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();
export const name = z.string().trim().min(1, 'must not be empty');
