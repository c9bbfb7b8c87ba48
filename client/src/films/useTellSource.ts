import type { Change } from '@rollcall/contract/changes.ts'
import type { FieldOrder } from '@rollcall/contract/filmFacts.ts'
import type { PairRuling } from '@rollcall/contract/pairs.ts'
import { statementName } from '@rollcall/contract/rights.ts'
import { useTranslation } from 'react-i18next'
import { useNamedIn } from '../camps/useTellCamp.ts'
import { useWhen } from '../dates/useWhen.ts'
import { linesOf, type Telling } from '../history/told.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useLanguage } from '../i18n/useLanguage.ts'
import type { ProvenanceField } from './provenanceForm.ts'

/** Corrections of a film or photo, and who may see it or a still, in words. */
export function useTellSource(): Telling {
  const { t } = useTranslation('films')
  const { number } = useFormat()
  const say = useSaySource()
  const labelOf = (field: string) =>
    field === 'title' ? t('title') : t(`field.${field as ProvenanceField}`)
  const ofRestriction = (field: string) => t(`restriction.${field as 'restricted'}.was`)
  const yesOrNo = (_: string, value: unknown) => t(value ? 'restriction.yes' : 'restriction.no')
  const framesOf = (_: string, frames: unknown) =>
    (frames as number[]).length > 0
      ? t('position.frame', { frame: (frames as number[]).map(number).join(', ') })
      : t('shot.none')
  const ofPair = (_: string, ruling: unknown) => t(`pair.${ruling as PairRuling}`)
  const orderOf = (_: string, order: unknown) => t(`fields.order.${order as FieldOrder}`)
  return (change) => {
    if (change.what === 'film.restricted' || change.what === 'still.restricted')
      return { about: null, lines: linesOf(change, ofRestriction, yesOrNo) }
    if (change.what === 'pair.ruled')
      return { about: null, lines: linesOf(change, () => t('pair.label'), ofPair) }
    if (change.what === 'film.cut')
      return { about: null, lines: linesOf(change, () => t('shot.begin'), framesOf) }
    if (change.what === 'film.fields')
      return { about: null, lines: linesOf(change, () => t('fields.title'), orderOf) }
    return change.what === 'film.corrected' ||
      change.what === 'photo.corrected' ||
      change.what === 'document.corrected'
      ? { about: null, lines: linesOf(change, labelOf, say(change)) }
      : null
  }
}

/** What is said in a field of a source's provenance, or was before a change, in words; null for nothing. */
export function useSaySource(): (
  change: Pick<Change, 'camps'>,
) => (field: string, value: unknown) => string | null {
  const { t } = useTranslation('films')
  const [language] = useLanguage()
  const when = useWhen()
  const named = useNamedIn()
  return (change) => (field, value) => {
    if (typeof value === 'boolean') return t(value ? 'published.yes' : 'published.no')
    if (typeof value !== 'string') return null
    if (field === 'camp') return named(change)(value)
    if (field === 'rightsUri') return statementName(value, language)
    return field === 'date' ? when(value) : value
  }
}
