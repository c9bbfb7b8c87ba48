import type { QueueItem } from '@rollcall/contract/queue.ts'
import { useTranslation } from 'react-i18next'
import { useNameOf } from '../men/useNameOf.ts'
import { useNoPrisonerWords } from '../men/useNoPrisonerWords.ts'

/** What waits, in a few words: `ofWhom` says the man too, where nothing else does. */
export function useItemName(): (item: QueueItem, ofWhom?: 'ofWhom') => string {
  const { t } = useTranslation(['moderation', 'tips'])
  const nameOf = useNameOf()
  const kindOf = useNoPrisonerWords()
  return (item, ofWhom) => {
    if (item.kind === 'tip') return item.who ? t('desk.tipOf', { who: item.who }) : t('desk.tip')
    if (item.kind === 'flag') return t(`tips:flag.kind.${item.flag}`)
    if (item.kind === 'portrait') return t('desk.portraitOf', { name: nameOf(item.whose) })
    if (item.kind === 'no-prisoner') {
      const kind = kindOf(item.noPrisoner)
      return ofWhom
        ? t('desk.noPrisonerOf', { number: item.subjectNumber, kind })
        : t('desk.noPrisoner', { kind })
    }
    const name = nameOf(item.person)
    if (item.kind === 'exclusion')
      return ofWhom
        ? t('desk.cannotBe', { number: item.subjectNumber, name })
        : t('desk.cannotBeName', { name })
    return ofWhom
      ? t('desk.mayBe', { number: item.subjectNumber, name })
      : t('desk.mayBeName', { name })
  }
}
