import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { More } from '../ui/More.tsx'
import { choicesIn, type Shown } from './shown.ts'
import styles from './Wall.module.css'
import { WallMan } from './WallMan.tsx'

interface WallProps {
  readonly list: ComponentProps<typeof More>['list'] & {
    readonly items: readonly SubjectListed[] | undefined
    readonly isPending: boolean
  }
  readonly shown: Shown
  /** Who changed a moment ago. */
  readonly news: ReadonlySet<string>
}

/** As many as stand side by side on a wide window. */
const ROW = 7

/** Men side by side, as portraits. */
export function Wall({ list, shown, news }: WallProps) {
  const { items, isPending } = list
  if (items?.length === 0) return <Nobody shown={shown} />
  return (
    <>
      <ul className={styles.wall} aria-busy={isPending}>
        {isPending &&
          Array.from({ length: ROW }, (_, at) => <li key={at} className={styles.place} />)}
        {items?.map((man, at) => (
          <WallMan key={man.id} man={man} first={at < ROW} fresh={news.has(man.id)} />
        ))}
      </ul>
      <More list={list} />
    </>
  )
}

function Nobody({ shown }: { readonly shown: Shown }) {
  const { t } = useTranslation('subjects')
  const [search] = useSearchParams()
  const me = useMe()
  if (Object.keys(choicesIn(search)).length > 0)
    return (
      <Empty title={t('wall.empty.chosen.title')}>
        <p>{t('wall.empty.chosen.text')}</p>
        <ButtonLink to="/">{t('wall.empty.chosen.all')}</ButtonLink>
      </Empty>
    )
  return (
    <Empty title={t(`wall.empty.${shown}.title`)}>
      <p>{t(`wall.empty.${shown}.text`)}</p>
      {shown === 'unknown' && me?.can.contribute === false && <p>{t('wall.empty.signIn')}</p>}
      <Buttons>
        {shown === 'confirmed' || shown === 'proposed' ? (
          <ButtonLink to="/">{t('wall.empty.look')}</ButtonLink>
        ) : (
          <ButtonLink to="/films">{t('home.films')}</ButtonLink>
        )}
        {shown === 'unknown' && me?.can.contribute && (
          <ButtonLink to="/add">{t('wall.empty.add')}</ButtonLink>
        )}
      </Buttons>
    </Empty>
  )
}
