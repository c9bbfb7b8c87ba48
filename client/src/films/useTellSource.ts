import { useTranslation } from 'react-i18next'
import { useNamedIn } from '../camps/useTellCamp.ts'
import { useWhen } from '../dates/useWhen.ts'
import { linesOf, type Telling } from '../history/told.ts'
import { useFormat } from '../i18n/useFormat.ts'
import type { ProvenanceField } from './provenanceForm.ts'

/** Corrections of a film or photo, and who may see it or a still, in words. */
export function useTellSource(): Telling {
  const { t } = useTranslation('films')
  const when = useWhen()
  const { number } = useFormat()
  const labelOf = (field: string) =>
    field === 'title' ? t('title') : t(`field.${field as ProvenanceField}`)
  const named = useNamedIn()
  const say = (nameOf: (camp: string) => string) => (field: string, value: unknown) => {
    if (typeof value === 'boolean') return t(value ? 'published.yes' : 'published.no')
    if (typeof value === 'string' && field === 'camp') return nameOf(value)
    return typeof value === 'string' && field === 'date' ? when(value) : ((value as string) ?? null)
  }
  const ofRestriction = (field: string) => t(`restriction.${field as 'restricted'}.was`)
  const yesOrNo = (_: string, value: unknown) => t(value ? 'restriction.yes' : 'restriction.no')
  const framesOf = (_: string, frames: unknown) =>
    (frames as number[]).length > 0
      ? t('position.frame', { frame: (frames as number[]).map(number).join(', ') })
      : t('shot.none')
  return (change) => {
    if (change.what === 'film.restricted' || change.what === 'still.restricted')
      return { about: null, lines: linesOf(change, ofRestriction, yesOrNo) }
    if (change.what === 'film.cut')
      return { about: null, lines: linesOf(change, () => t('shot.begin'), framesOf) }
    return change.what === 'film.corrected' || change.what === 'photo.corrected'
      ? { about: null, lines: linesOf(change, labelOf, say(named(change))) }
      : null
  }
}
