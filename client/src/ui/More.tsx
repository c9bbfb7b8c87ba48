import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './More.module.css'

interface MoreProps {
  /** What `useList` gave. */
  readonly list: {
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
}

/** The next page of a list, under what is there. */
export function More({ list }: MoreProps) {
  const { t } = useTranslation('ui')
  if (!list.hasNextPage) return null
  return (
    <div className={styles.more}>
      <Button busy={list.isFetchingNextPage && t('loading')} onClick={() => list.fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  )
}
