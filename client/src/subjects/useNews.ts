import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useManName } from '../men/useManName.ts'
import { announce } from '../ui/announce.ts'
import { type News, newsIn } from './news.ts'
import type { Shown } from './shown.ts'
import { useStandingWords } from './useStandingWords.ts'

/** How long a man who changed stands out. */
const SHOWN_MS = 2_500
/** More at once are told as a number. */
const MOST_TOLD = 3

/** Who of the wall changed a moment ago, for one short highlight; it is said to screen readers too. */
export function useNews(
  men: readonly SubjectListed[] | undefined,
  shown: Shown,
): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const former = useRef<{ shown: Shown; men: readonly SubjectListed[] }>(undefined)
  const tell = useTell(shown)
  const compare = useEffectEvent((now: readonly SubjectListed[]) => {
    const news = former.current?.shown === shown ? newsIn(former.current.men, now) : []
    former.current = { shown, men: now }
    if (news.length === 0) return
    setChanged(new Set(news.map(({ man }) => man.id)))
    tell(news)
  })
  useEffect(() => {
    if (men) compare(men)
  }, [men])
  useEffect(() => {
    const timer = setTimeout(() => setChanged((all) => (all.size ? new Set() : all)), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [changed])
  return changed
}

function useTell(shown: Shown) {
  const { t } = useTranslation('subjects')
  const nameOf = useManName()
  const wordsOf = useStandingWords()
  const say = ({ man, what }: News) =>
    t(what === 'new' && shown === 'unknown' ? 'wall.news.new' : 'wall.news.standing', {
      man: nameOf(man),
      standing: wordsOf(man),
    })
  return (news: readonly News[]) =>
    announce(
      news.length > MOST_TOLD
        ? t('wall.news.many', { count: news.length })
        : news.map(say).join(' '),
    )
}
