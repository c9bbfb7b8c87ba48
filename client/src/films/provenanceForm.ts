import { edtf } from '@rollcall/contract/edtf.ts'
import type { Correction, Provenance } from '@rollcall/contract/provenance.ts'

/** The fields of a provenance as they are asked for, in three parts. */
export const parts = {
  shown: ['date', 'place', 'camp', 'captor', 'maker'],
  kept: ['archive', 'naid', 'recordGroup', 'localId'],
  had: ['rights', 'obtained'],
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

export const emptyForm: SourceForm = formOf('', {})

/** A source as a form. */
export function formOf(title: string, provenance: Provenance): SourceForm {
  const known = Object.fromEntries(fields.map((field) => [field, provenance[field] ?? '']))
  const published = provenance.publishedBefore
  const publishedBefore = published === undefined ? '' : published ? 'yes' : 'no'
  return { title, publishedBefore, ...(known as Record<ProvenanceField, string>) }
}

/** What the form says, without what was left empty. */
export function provenanceOf(form: ProvenanceForm): Provenance {
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
