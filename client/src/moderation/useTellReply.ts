import type { ReplyOutcome } from '@rollcall/contract/replies.ts'
import { useTranslation } from 'react-i18next'
import { useWhen } from '../dates/useWhen.ts'
import { linesOf, type Telling } from '../history/told.ts'

const fields = ['agency', 'date', 'reference', 'outcome', 'text'] as const

/** Says how a reply was corrected. */
export function useTellReply(): Telling {
  const { t } = useTranslation('moderation')
  const outcomes = useTranslation('identifications').t
  const when = useWhen()
  const labelOf = (field: string) =>
    t(`replies.${fields.find((one) => one === field) ?? ('document' as const)}`)
  const say = (field: string, value: unknown) => {
    if (typeof value !== 'string') return null
    if (field === 'date') return when(value)
    return field === 'outcome' ? outcomes(`reply.outcome.${value as ReplyOutcome}`) : value
  }
  return (change) =>
    change.what === 'reply.corrected' ? { about: null, lines: linesOf(change, labelOf, say) } : null
}
