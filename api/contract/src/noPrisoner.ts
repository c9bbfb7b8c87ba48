import { z } from 'zod'

/** As what a man can be decided to be no prisoner ([M9]); `doctored`: the picture does not show what was there. */
export const noPrisonerKinds = [
  'guard',
  'civilian',
  'correspondent',
  'performer',
  'doctored',
  'other',
] as const
export const noPrisonerKind = z.enum(noPrisonerKinds)
export type NoPrisonerKind = z.infer<typeof noPrisonerKind>
