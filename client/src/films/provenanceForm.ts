import type { CampShort } from '@rollcall/contract/camps.ts'
import { edtf } from '@rollcall/contract/edtf.ts'
import type { Correction, Provenance, ProvenanceGiven } from '@rollcall/contract/provenance.ts'
import { listNameOf } from '../camps/useCampName.ts'

/** The fields of a provenance as they are asked for, in three parts. */
export const parts = {
  shown: ['date', 'place', 'camp', 'captor', 'maker'],
  kept: ['archive', 'collection', 'naid', 'recordGroup', 'localId'],
  had: ['rights', 'rightsUri', 'obtained'],
} as const

export type ProvenanceField = (typeof parts)[keyof typeof parts][number]

/** Empty where nothing is known. */
export type ProvenanceForm = Record<ProvenanceField, string> & {
  readonly publishedBefore: '' | 'yes' | 'no'
}

export interface SourceForm extends ProvenanceForm {
  readonly title: string
}

const fields: readonly ProvenanceField[] = Object.values(parts).flat()

/** What is said of a film or photo, its camp by name. */
export interface SaidOfSource {
  readonly title: string
  readonly provenance: Provenance | null
  readonly camp: CampShort | null
}

export const emptyForm: SourceForm = formOf({ title: '', provenance: null, camp: null })

/** A source as a form; its camp stands there by what it goes by on the list. */
export function formOf({ title, provenance, camp }: SaidOfSource): SourceForm {
  const said = { ...provenance, ...(camp && { camp: listNameOf(camp) }) }
  const known = Object.fromEntries(fields.map((field) => [field, said[field] ?? '']))
  const published = said.publishedBefore
  const publishedBefore = published === undefined ? '' : published ? 'yes' : 'no'
  return { title, publishedBefore, ...(known as Record<ProvenanceField, string>) }
}

/** What the form says, without what was left empty. */
export function provenanceOf(form: ProvenanceForm): ProvenanceGiven {
  const known = fields.map((field) => [field, form[field].trim()]).filter(([, text]) => text)
  const published = form.publishedBefore && { publishedBefore: form.publishedBefore === 'yes' }
  return { ...Object.fromEntries(known), ...(published || {}) }
}

/** What the form says otherwise than what stands, field by field; null for what was emptied. */
export function changesIn(form: SourceForm, stands: SourceForm): Correction {
  const title = form.title.trim()
  const now = provenanceOf(form)
  const changed = ([...fields, 'publishedBefore'] as const).filter(
    (field) => form[field].trim() !== stands[field].trim(),
  )
  const provenance = Object.fromEntries(changed.map((field) => [field, now[field] ?? null]))
  return {
    ...(title === stands.title ? {} : { title }),
    ...(changed.length > 0 && { provenance }),
  }
}

/** What can be said to be wrong before it is sent, by field. */
export function wrongIn(form: SourceForm): { title?: 'titleMissing'; date?: 'dateWrong' } {
  const date = form.date.trim()
  return {
    ...(form.title.trim() === '' ? { title: 'titleMissing' } : {}),
    ...(date !== '' && !edtf.safeParse(date).success ? { date: 'dateWrong' } : {}),
  }
}
