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
