import type { Camp, correctCamp } from '@rollcall/contract/camps.ts'
import type { BodySent } from '@rollcall/contract/endpoint.ts'

/** A camp as it is written; empty where nothing is known. */
export interface CampForm {
  readonly names: readonly { readonly text: string; readonly lang: string }[]
  readonly place: string
  readonly from: string
  readonly to: string
  readonly reasons: string
}

export const formOf = ({ names, place, from, to }: Camp): CampForm => ({
  names: names.map(({ text, lang = '' }) => ({ text, lang })),
  place: place ?? '',
  from: from ?? '',
  to: to ?? '',
  reasons: '',
})

/** What the form says otherwise than what stands: another moderator may have changed the rest. */
export const patchOf = (form: CampForm, camp: Camp): BodySent<typeof correctCamp> => {
  const [now, before] = [saidIn(form), saidIn(formOf(camp))]
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as 'place']),
  )
  return { ...Object.fromEntries(changed), reasons: form.reasons }
}

const saidIn = ({ names, place, from, to }: CampForm) => ({
  names: names
    .map(({ text, lang }) => ({ text: text.trim(), ...(lang.trim() && { lang: lang.trim() }) }))
    .filter(({ text }) => text),
  place: place.trim() || null,
  from: from.trim() || null,
  to: to.trim() || null,
})
