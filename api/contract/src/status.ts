import { z } from 'zod'

export const statuses = [
  'proposed',
  'disputed',
  'probable',
  'confirmed',
  'ruled-out',
  'withdrawn',
  'retracted',
] as const
export const status = z.enum(statuses)
export type Status = z.infer<typeof status>

/** What [M2] asks of the evidence, and what a name that was confirmed may come to lack. */
export const lacking = z.enum(['score', 'two-classes', 'strong-class'])
export type Lacking = z.infer<typeof lacking>

export const ruling = z.enum([
  'probable',
  'confirmed',
  'disputed',
  'upheld',
  'ruled-out',
  'retracted',
  'proposed',
])
export type Ruling = z.infer<typeof ruling>
