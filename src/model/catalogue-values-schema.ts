/** The forms of values that signatures and upgrade checks share. */
import * as z from 'zod';

export const article = z.string().regex(/^Q\d{6}$/, 'must be an article number such as Q214954');
export const name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens');
export const text = z.string().trim().min(1, 'must not be empty');
export const duration = z
  .string()
  .regex(/^[1-9]\d{0,4} (seconds?|minutes?|hours?|days?)$/, 'must be a number and a unit, such as "15 minutes"');
