import { isText } from '@rollcall/contract/flaggedTexts.ts'
import type { Flagged } from '@rollcall/contract/flags.ts'
import type { SightingId } from '@rollcall/contract/ids.ts'
import type { About } from '@rollcall/contract/tips.ts'
import { placeOfText } from '../cases/placeOfText.reader.ts'
import { readFlags } from '../flags/flag.reader.ts'
import { readExclusionsById } from '../identifications/exclusion.reader.ts'
import { readStanding } from '../identifications/identification.reader.ts'
import type { Session } from '../platform/database/transaction.ts'
import { readSightingsEver } from '../subjects/sighting.reader.ts'
import { readSubjects } from '../subjects/subject.reader.ts'
import { readTip } from '../tips/tip.reader.ts'

/** The man that a tip or flag is about, as he was marked: whom he is joined with since is found from him. */
export const homeOf = async (
  about: About | Flagged | null | undefined,
  session?: Session,
): Promise<string | null> => {
  if (about?.kind === 'subject') return about.id
  if (about && isText(about)) return (await placeOfText(about, session))?.subjectId ?? null
  if (about?.kind !== 'sighting') return null
  const sighting = (await readSightingsEver([about.id as SightingId], session)).get(about.id)
  return sighting ? (sighting.home ?? sighting.subjectId) : null
}

/** The man whom anything on the desk, or what was on it, is about; null where it is about none. */
export const manAbout = async (id: string): Promise<string | null> => {
  if ((await readSubjects([id])).has(id)) return id
  const identification = await readStanding(id)
  if (identification) return identification.subjectId
  const excluded = (await readExclusionsById([id])).get(id)
  if (excluded) return excluded.subjectId
  const flag = (await readFlags([id])).get(id)
  return homeOf(flag ? flag.about : (await readTip(id))?.about)
}
