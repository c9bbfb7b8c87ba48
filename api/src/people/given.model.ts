import type { PersonId, PortraitId } from '@rollcall/contract/ids.ts'
import type { PortraitRuling } from '@rollcall/contract/portraits.ts'
import { Schema } from 'mongoose'
import type { DerivedPicture } from '../media/picture.ts'
import { documentOf, modelOf, nullable, required } from '../platform/database/documents.ts'
import { type PortraitDoc, saidOfPortrait } from './portrait.model.ts'

/** A portrait that a contributor gave: it is none of his portraits before a moderator has accepted it, under the same id. */
export interface GivenPortraitDoc
  extends DerivedPicture,
    Pick<PortraitDoc, 'date' | 'source' | 'lentBy' | 'rights'> {
  _id: PortraitId
  personId: PersonId
  /** Of its original. */
  sha256: string
  by: string
  addedAt: Date
  /** Null while it waits. */
  ruling:
    | { ruling: PortraitRuling; reasons: string; by: string; at: Date }
    | typeof TAKEN_BACK
    | null
}

/** Stands for a ruling where its giver took it back: nobody sees it any more. */
export const TAKEN_BACK = { ruling: 'taken-back' } as const

const { takenOff: _, ...said } = saidOfPortrait

const schema = new Schema<GivenPortraitDoc>(
  {
    _id: required(String),
    personId: required(String),
    ...said,
    width: required(Number),
    height: required(Number),
    pictures: { type: [Schema.Types.Mixed], required: true } as never,
    placeholder: required(String),
    sha256: required(String),
    by: required(String),
    addedAt: required(Date),
    ruling: nullable(Schema.Types.Mixed),
  },
  documentOf('givenPortraits'),
)
// What he gave he gave once, whatever came of it ([A2]).
schema.index({ personId: 1, by: 1, sha256: 1 }, { unique: true })
schema.index({ ruling: 1, _id: 1 })
export const GivenPortraits = modelOf('GivenPortrait', schema)
