import type { PersonId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import type { Became } from '@rollcall/contract/tips.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../../api/queries.ts'
import { PublicWords } from '../../tips/PublicWords.tsx'

type Word = Became['words'][number]

interface PreviewProps extends Partial<Readonly<Record<Word['of'], string>>> {
  /** Whom it is about, as he stands on the roster; null where he does not, undefined where nobody is chosen yet. */
  readonly who: PersonId | null | undefined
}

/** The exact words that will be public, as they are sent, before they are; around a withheld name only once released ([P7]). */
export function Preview({ who, ...of }: PreviewProps) {
  const { t } = useTranslation('tips')
  const waits = useIsWithheld(who)
  const words = (['reasons', 'text', 'knewHim', 'origin'] as const).flatMap((one): Word[] => {
    const text = of[one]?.trim()
    return text ? [{ of: one, text }] : []
  })
  if (words.length === 0) return null
  return <PublicWords label={t(waits ? 'public.willOnceReleased' : 'public.will')} of={words} />
}

/** Whether visitors may not read his name, as far as it is known: of one who is not on the roster they never may ([P4]). */
function useIsWithheld(who: PreviewProps['who']): boolean {
  const params = { personId: who ?? ('' as PersonId) }
  const { data } = useGet(getPerson, { params }, { enabled: typeof who === 'string' })
  return who === null || data?.nameIsPublic === false
}
