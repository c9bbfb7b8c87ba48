import { edtf } from '@rollcall/contract/edtf.ts'
import type { BasisItem, Cites, EvidenceBody, EvidenceClass } from '@rollcall/contract/evidence.ts'
import type { PoolGiven } from '@rollcall/contract/pool.ts'
import { idFrom } from '../api/idFrom.ts'
import { placeIn } from '../documents/citing.ts'

/** Evidence while it is written: what a field of another class holds stays, in case one comes back to it. */
export interface EvidenceForm {
  readonly class: EvidenceClass | null
  readonly stance: 'for' | 'against' | null
  readonly origin: string
  readonly text: string
  readonly link: string
  /** The address of a page of a source document. */
  readonly cites?: string
  readonly knewHim: string
  readonly blindLineUp: 'yes' | 'no' | null
  readonly portraitDate: string
  readonly menLeft: string
  /** By what the pool is narrowed to count them in place of that. */
  readonly pool?: PoolGiven | null
}

export const emptyEvidence: EvidenceForm = {
  class: null,
  stance: null,
  origin: '',
  text: '',
  link: '',
  knewHim: '',
  blindLineUp: null,
  portraitDate: '',
  menLeft: '',
}

/** What is not right yet, by field: nothing is there, or it cannot be read. */
export type Wrong = Partial<
  Record<'class' | 'stance' | 'origin' | 'text' | 'portraitDate' | 'link' | 'cites', true>
>

export function wrongIn(form: EvidenceForm): Wrong {
  const empty = (['class', 'stance', 'origin', 'text'] as const).filter((one) => !form[one]?.trim())
  const { portraitDate, link, cites = '' } = form
  const dated = form.class === 'family' && portraitDate.trim() !== ''
  return {
    ...Object.fromEntries(empty.map((one) => [one, true as const])),
    ...(dated && !edtf.safeParse(portraitDate).success ? { portraitDate: true } : {}),
    ...(link.trim() && !/^https?:\/\/./.test(link.trim()) ? { link: true } : {}),
    ...(cites.trim() && !citesIn(cites) ? { cites: true } : {}),
  }
}

/** What is sent of it: the fields of its class, those that were filled in. */
export function bodyOf(form: EvidenceForm, of: EvidenceClass): EvidenceBody {
  const { stance, origin, text } = form
  return withOwn(form, of, { stance: stance ?? 'for', origin, text, ...linkOf(form) })
}

/** The same as part of a proposal, which knows the origin and the text where nothing is said. */
export function basisItemOf(form: EvidenceForm, of: EvidenceClass): BasisItem {
  const { origin, text } = form
  return withOwn(form, of, {
    ...(origin.trim() ? { origin } : {}),
    ...(text.trim() ? { text } : {}),
    ...linkOf(form),
  })
}

const linkOf = ({ link, cites: address = '' }: EvidenceForm) => {
  const cites = citesIn(address)
  return { ...(link.trim() ? { link: link.trim() } : {}), ...(cites && { cites }) }
}

/** Which page an address is of, and which part of it; null where it is none. */
function citesIn(address: string): Cites | null {
  const [, id, search = ''] = /\/documents\/([0-9a-f]{24})\?(.+)$/.exec(address.trim()) ?? []
  const documentId = idFrom<Cites['documentId']>(id)
  const { page, region } = placeIn(new URLSearchParams(search))
  return documentId && page ? { documentId, page, ...(region && { region }) } : null
}

const menLeftOf = ({ menLeft }: EvidenceForm) =>
  menLeft.trim() ? { menLeft: Number(menLeft) } : {}

function withOwn<Shared extends object>(form: EvidenceForm, of: EvidenceClass, shared: Shared) {
  switch (of) {
    case 'witness':
      return {
        class: of,
        ...shared,
        ...(form.knewHim.trim() ? { knewHim: form.knewHim } : {}),
        ...(form.blindLineUp ? { blindLineUp: form.blindLineUp === 'yes' } : {}),
      }
    case 'family':
      return {
        class: of,
        ...shared,
        ...(form.portraitDate.trim() ? { portraitDate: form.portraitDate } : {}),
      }
    case 'circumstance':
      return {
        class: of,
        ...shared,
        ...(form.pool ? { pool: form.pool } : menLeftOf(form)),
      }
    case 'caption':
    case 'examiner':
      return { class: of, ...shared }
    default:
      return of satisfies never
  }
}
