import type { addCamp as adding, correctCamp as correcting } from '@rollcall/contract/camps.ts'
import { endsBeforeItBegins, wrongOrder } from '@rollcall/contract/edtf.ts'
import type { BodyOf } from '@rollcall/contract/endpoint.ts'
import type { CampId } from '@rollcall/contract/ids.ts'
import { writeAudit } from '../platform/audit.ts'
import { correct } from '../platform/correcting.ts'
import { rawOf } from '../platform/database/documents.ts'
import type { Session } from '../platform/database/transaction.ts'
import { state } from '../platform/facts.ts'
import { refuseField } from '../platform/refusal.ts'
import { type AccountViewer, moderator } from '../platform/viewer.ts'
import { campsToldApart } from './camp.facts.ts'
import { type CampDoc, type CampFields, Camps } from './camp.model.ts'
import { loadCamp } from './camp.reader.ts'
import { derivedFrom } from './campNames.ts'
import { insertCamp } from './naming.service.ts'

/** Puts a camp on the list; where one goes by its first name, it is that one. */
export const addCamp = async (
  session: Session,
  by: AccountViewer,
  { names, place, from, to }: BodyOf<typeof adding>,
): Promise<CampId> => {
  const known = await goingBy(session, names[0]?.text ?? '')
  if (known) return known
  const camp = await insertCamp(session, by.id, { names, place, from, to })
  if (moderator(by))
    await writeAudit(session, {
      ...{ accountId: by.id, act: 'camp.added', about: { camp }, reasons: null },
    })
  return camp
}

const goingBy = async (session: Session, name: string): Promise<CampId | undefined> =>
  (await rawOf(Camps).findOne({ name }, { session, projection: { _id: 1 } }))?._id

/** Corrects what is said of a camp, and keeps what was, and why. */
export const correctCamp = async (
  session: Session,
  by: AccountViewer,
  id: CampId,
  { reasons, ...patch }: BodyOf<typeof correcting>,
): Promise<void> => {
  const camp = await loadCamp(id, session)
  const now: CampFields = { ...fieldsOf(camp), ...named(patch) }
  if (endsBeforeItBegins(now.from, now.to)) throw refuseField('to', wrongOrder)
  const other = await goingBy(session, now.names[0]?.text ?? '')
  if (other && other !== id)
    throw refuseField('names.0.text', 'is what another camp goes by: let another name stand first')
  await change(session, by, { camp, now, reasons, logged: true })
}

const named = (patch: object): Partial<CampFields> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

/** Declares two camps to be others, or lifts that: it is said of both, and one act. */
export const declareDistinct = async (
  session: Session,
  by: AccountViewer,
  [id, otherId]: readonly [CampId, CampId],
  { distinct, reasons }: { readonly distinct: boolean; readonly reasons: string },
): Promise<void> => {
  const [camp, other] = [await loadCamp(id, session), await loadCamp(otherId, session)]
  if (id === otherId) throw refuseField('otherId', 'is the same camp: name another one')
  const without = ({ distinctFrom }: CampDoc, of: CampId) =>
    distinctFrom.filter((one) => one !== of)
  const says = (one: CampDoc, of: CampId): CampFields => ({
    ...fieldsOf(one),
    distinctFrom: distinct ? [...without(one, of), of] : without(one, of),
  })
  await change(session, by, { camp, now: says(camp, otherId), reasons, logged: true })
  const isChanged = await change(session, by, {
    ...{ camp: other, now: says(other, id), reasons, logged: false },
  })
  if (isChanged) await state(session, campsToldApart, { campId: id, otherId })
}

interface Changing {
  readonly camp: CampDoc
  readonly now: CampFields
  readonly reasons: string
  readonly logged: boolean
}

const change = (
  session: Session,
  by: AccountViewer,
  { camp, now, reasons, logged }: Changing,
): Promise<boolean> =>
  correct(session, Camps, camp, {
    of: { camp: camp._id },
    ...{ by: by.id, asModerator: true, logged, reasons },
    ...{ was: { ...fieldsOf(camp) }, now: { ...now }, set: { ...now, ...derivedFrom(now.names) } },
  })

const fieldsOf = ({ names, place, from, to, distinctFrom }: CampDoc): CampFields => ({
  ...{ names, place, from, to, distinctFrom },
})
