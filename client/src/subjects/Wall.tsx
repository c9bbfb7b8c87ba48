import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'
import { More } from '../ui/More.tsx'
import type { Named } from './shown.ts'
import styles from './Wall.module.css'
import { WallMan } from './WallMan.tsx'

interface WallProps {
  readonly list: ComponentProps<typeof More>['list'] & {
    readonly items: readonly SubjectListed[] | undefined
    readonly isPending: boolean
  }
  readonly named: Named
}

/** Men side by side, as portraits. */
export function Wall({ list, named }: WallProps) {
  const { items, isPending } = list
  if (items?.length === 0) return <Nobody named={named} />
  return (
    <>
      <ul className={styles.wall} aria-busy={isPending}>
        {isPending &&
          Array.from({ length: 7 }, (_, at) => <li key={at} className={styles.place} />)}
        {items?.map((man, at) => (
          <WallMan key={man.id} man={man} first={at < 4} />
        ))}
      </ul>
      <More list={list} />
    </>
  )
}

function Nobody({ named }: { readonly named: Named }) {
  const { t } = useTranslation('subjects')
  return (
    <Empty title={t(`wall.empty.${named}.title`)}>
      <p>{t(`wall.empty.${named}.text`)}</p>
      {named === 'yes' ? null : <ButtonLink to="/films">{t('home.films')}</ButtonLink>}
    </Empty>
  )
}
