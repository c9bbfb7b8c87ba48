import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import type { PortraitRuling } from '@rollcall/contract/portraits.ts'
import { countAct, noteAccepted } from '../accounts/allowance.service.ts'
import { writeAudit } from '../platform/audit.ts'
import { newId, rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuse } from '../platform/refusal.ts'
import { accountOf, type Viewer } from '../platform/viewer.ts'
import { GivenPortraits, TAKEN_BACK } from './given.model.ts'
import { loadGiven } from './given.reader.ts'
import { portraitGiven } from './people.facts.ts'
import { loadPerson } from './people.reader.ts'
import { Portraits } from './portrait.model.ts'
import {
  type KeptPicture,
  putPortrait,
  type SaidOfPortrait,
  tellAdded,
} from './portrait.service.ts'

/** A contributor gives one, and a new one only so many a day ([D4]). What is shown already, or what he gave before, stays as it is. */
export const givePortrait = async (
  session: Session,
  viewer: Viewer,
  personId: PersonId,
  picture: KeptPicture,
  said: SaidOfPortrait,
): Promise<PortraitId> => {
  const { sha256, width, height, pictures, placeholder } = picture
  const by = accountOf(viewer).id
  const shown = { personId, sha256, takenOff: { $ne: true } }
  const there = await rawOf(Portraits).findOne(shown, { session })
  if (there) return there._id
  const own = await rawOf(GivenPortraits).findOne({ personId, by, sha256 }, { session })
  if (own && own.ruling?.ruling !== TAKEN_BACK.ruling) return own._id
  await countAct(session, by, 'portraits')
  const { date = null, source = null, lentBy = null, rights = null } = said
  const _id = own?._id ?? newId<PortraitId>()
  await rawOf(GivenPortraits).replaceOne(
    { _id },
    {
      ...{ personId, date, source, lentBy, rights },
      ...{ width, height, pictures, placeholder, sha256 },
      ...{ by, addedAt: new Date(), ruling: null },
    },
    { upsert: true, session },
  )
  await state(session, portraitGiven, { portraitId: _id })
  return _id
}

/** Whoever gave it takes it back while it waits; given again, it waits again. Gives whose it is. */
export const withdrawPortrait = async (
  session: Session,
  viewer: Viewer,
  portraitId: PortraitId,
): Promise<PersonId> => {
  const given = await loadGiven(portraitId, session)
  if (given.by !== accountOf(viewer).id) throw refuse('not-found')
  if (given.ruling) throw refuse('portrait.ruled')
  const $set = { ruling: TAKEN_BACK }
  await rawOf(GivenPortraits).updateOne({ _id: portraitId }, { $set }, { session })
  await state(session, portraitGiven, { portraitId })
  return given.personId
}

/** A moderator accepts it, and it is one of his portraits from then on, or refuses it; not whoever gave it. Gives whose it is. */
export const rulePortrait = async (
  session: Session,
  viewer: Viewer,
  portraitId: PortraitId,
  { ruling, reasons }: { readonly ruling: PortraitRuling; readonly reasons: string },
): Promise<PersonId> => {
  const given = await loadGiven(portraitId, session)
  const { personId } = given
  await loadPerson(personId, session)
  const by = accountOf(viewer).id
  if (given.by === by) throw refuse('interest.own')
  if (given.ruling) throw refuse('portrait.ruled')
  const $set = { ruling: { ruling, reasons, by, at: new Date() } }
  await rawOf(GivenPortraits).updateOne({ _id: portraitId }, { $set }, { session })
  if (ruling === 'accepted') {
    const { isNew } = await putPortrait(session, viewer, { ...given, id: portraitId }, given)
    if (isNew) await tellAdded(session, portraitId, given)
    await noteAccepted(session, given.by)
  }
  const about = { portrait: portraitId, person: personId }
  await writeAudit(session, { accountId: by, act: `portrait.${ruling}`, about, reasons })
  await state(session, portraitGiven, { portraitId })
  return personId
}
