import { isText } from '@rollcall/contract/flaggedTexts.ts'
import { type Flagged, inOneLine } from '@rollcall/contract/flags.ts'
import type { PersonId, SubjectId } from '@rollcall/contract/ids.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '../ui/Button.tsx'
import styles from './FlagLink.module.css'

interface FlagLinkProps {
  readonly about: Flagged
  /** Whose portrait it is, or of which man a text is. */
  readonly of?: PersonId | SubjectId
  /** Which text it is, where several stand together. */
  readonly text?: string
}

/** The quiet way to say that something is wrong here, with an account or without ([D3]). */
export function FlagLink({ about, of, text }: FlagLinkProps) {
  const { t } = useTranslation('app')
  const search = new URLSearchParams({ about: inOneLine(about), ...(of && { of }) })
  const to = `/flag?${search}`
  if (isText(about))
    return (
      <Link className={styles.text} to={to}>
        {text === undefined ? t('flagText') : t('flagTextOf', { text })}
      </Link>
    )
  return (
    <ButtonLink kind="plain" to={to}>
      {t('flag')}
    </ButtonLink>
  )
}
