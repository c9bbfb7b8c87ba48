import type { PersonId, StillId } from '@rollcall/contract/ids.ts'
import { readPortraits } from '../../people/portrait.reader.ts'
import { assertFound } from '../../platform/database/reading.ts'
import { visitor } from '../../platform/viewer.ts'
import { readStills } from '../../stills/still.reader.ts'
import { type Candidate, type Dossier, jpegs } from './dossier.reader.ts'

/**
 * A dossier that was read a while ago, with what may be shown now: throws where a still was restricted since ([A9]); a portrait that
 * was taken off is not there any more, and what carries a content warning since is not printed unasked.
 */
export const picturedNow = async (dossier: Dossier): Promise<Dossier> => {
  const reader = dossier.profile === 'full' ? 'program' : visitor
  const stills = await readStills(reader, dossier.seen.map(({ id }) => id) as StillId[])
  const people = dossier.candidates.flatMap(
    ({ portrait, personId }) => (portrait && personId) ?? [],
  )
  const portraits = await readPortraits(people as PersonId[])
  const ofNow = ({ portrait, personId }: Candidate): Candidate['portrait'] => {
    const shown = portraits.get(personId as PersonId) ?? []
    const now = shown.find(({ sha256 }) => sha256 === portrait?.sha256)
    return portrait && { ...portrait, pictures: now ? jpegs(now) : [] }
  }
  return {
    ...dossier,
    seen: dossier.seen.map((one) => {
      const still = assertFound(stills.get(one.id as StillId))
      return { ...one, pictures: jpegs(still), warning: one.warning || (still.warning ?? false) }
    }),
    candidates: dossier.candidates.map((one) => ({ ...one, portrait: ofNow(one) })),
  }
}
