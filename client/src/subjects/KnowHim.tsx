import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useMe } from '../app/useMe.ts'
import { ButtonLink } from '../ui/Button.tsx'
import styles from './KnowHim.module.css'

/** The way to propose who he is. Who has no account yet is told that it takes one. */
export function KnowHim({ man }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const visits = useMe()?.id === null
  if (!man.can.propose && !visits) return null
  return (
    <div className={styles.know}>
      <ButtonLink wide to={`/subjects/${man.id}/propose`}>
        {t('knowHim')}
      </ButtonLink>
      {visits && (
        <p>
          <small>{t('knowHimAccount')}</small>
        </p>
      )}
    </div>
  )
}
