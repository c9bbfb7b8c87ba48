import type { SubjectPage } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { TipLink } from '../men/TipLink.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import styles from './KnowHim.module.css'

/** The way to say who he is: a proposal for whoever has an account, a tip for everybody else. */
export function KnowHim({ man }: { readonly man: SubjectPage }) {
  const { t } = useTranslation('subjects')
  const me = useMe()
  if (!me) return null
  const propose = `/subjects/${man.id}/propose`
  return (
    <div className={styles.know}>
      {man.can.propose ? (
        <ButtonLink wide to={propose}>
          {t('knowHim')}
        </ButtonLink>
      ) : (
        <>
          <TipLink wide about={{ kind: 'subject', id: man.id }} />
          {me.role === 'visitor' && man.noPrisoner === null && (
            <p>
              <small>
                {t('tipAccount')} <Link to={propose}>{t('proposeAccount')}</Link>
              </small>
            </p>
          )}
        </>
      )}
    </div>
  )
}
