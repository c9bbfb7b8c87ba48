import type { Flagged } from '@rollcall/contract/flags.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '../ui/Button.tsx'
import styles from './FlagLink.module.css'

interface FlagLinkProps {
  readonly about: Flagged
  /** Whose portrait it is, or of which man a text is. */
  readonly of?: PersonId | SubjectId
}

/** The quiet way to say that something is wrong here, with an account or without ([D3]). */
export function FlagLink({ about, of }: FlagLinkProps) {
  const { t } = useTranslation('app')
  const at = 'at' in about ? `:${about.at}` : ''
  const search = new URLSearchParams({ about: `${about.kind}:${about.id}${at}`, ...(of && { of }) })
  const to = `/flag?${search}`
  if (at || about.kind === 'evidence')
    return (
      <Link className={styles.text} to={to}>
        {t('flagText')}
      </Link>
    )
  return (
    <ButtonLink kind="plain" to={to}>
      {t('flag')}
    </ButtonLink>
  )
}
