import { z } from 'zod';

/** Zod pieces that answers share. */
export const rate = z.number().nullable().describe('A rate, 0–1; null when there is nothing to divide by.');
export const money = z
  .number()
  .nullable()
  .describe('Money in the base currency; null when no case has an amount.');
export const days = z.number().nullable().describe('Days; null when not reached or unknown.');
export const instant = z.string().nullable().describe('ISO 8601, UTC.');
export const n = z.int().nonnegative();
export const groupKey = z
  .union([z.string(), z.array(z.string().nullable())])
  .nullable()
  .describe('The group; null = unknown; two values when crossed.');
export const words = z.object({ ru: z.string(), en: z.string() });
