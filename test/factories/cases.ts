import type { BodySent } from '@rollcall/contract/endpoint.ts'
import { type Identification, propose } from '@rollcall/contract/identifications.ts'
import { addSighting } from '@rollcall/contract/marks.ts'
import { addPerson, type Person } from '@rollcall/contract/people.ts'
import { addPortrait } from '@rollcall/contract/personPortraits.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import type { Account } from '../support/accounts.ts'
import { makePhoto } from '../support/media.ts'
import { upload } from '../support/upload.ts'
import { aStill } from './sources.ts'

/** A man marked on a still by `by`; the still is made where none is given. */
export const aSubject = async (
  by: Account,
  asked: { still?: Still; region?: Region } = {},
): Promise<SubjectShort> => {
  const still = asked.still ?? (await aStill(by))
  const region = asked.region ?? { x: 20, y: 20, w: 60, h: 75 }
  const params = { stillId: still.id }
  return (await by.client.done(addSighting, { params, body: { region } })).subject
}

/** Somebody on the roster, whose name is public because he is known to have died. */
export const aPerson = (
  by: Account,
  asked: Partial<BodySent<typeof addPerson>> = {},
): Promise<Person> =>
  by.client.done(addPerson, { body: { name: 'John A. Doe', died: '1951-02', ...asked } })

/** The person with another portrait, uploaded by `by`; where he does not moderate it waits. */
export const aPortrait = async (
  by: Account,
  { id }: { id: string },
  { photo, ...said }: { photo?: Uint8Array } & Partial<BodySent<typeof addPortrait>> = {},
): Promise<Person> => {
  const uploadId = await upload(by.client, photo ?? (await makePhoto({ width: 200, height: 250 })))
  return by.client.done(addPortrait, { params: { personId: id }, body: { uploadId, ...said } })
}

/** A proposal of a free-text name, or of `person`; the subject is made where none is given. */
export const anIdentification = async (
  by: Account,
  asked: { subject?: { id: string }; person?: { id: string }; name?: string } = {},
): Promise<Identification> => {
  const subject = asked.subject ?? (await aSubject(by))
  const who = asked.person ? { personId: asked.person.id } : { name: asked.name ?? 'John Doe' }
  return by.client.done(propose, {
    params: { subjectId: subject.id },
    body: { ...who, basis: ['witness'], reasons: 'He stood beside me at the roll call.' },
  })
}
