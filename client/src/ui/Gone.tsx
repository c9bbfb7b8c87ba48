import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Page } from './Page.tsx'

/** Instead of what was taken from public view while one looked at it. */
export function Gone() {
  const { t } = useTranslation('ui')
  return (
    <Page title={t('gone.title')} width="text">
      <p role="status">{t('gone.text')}</p>
      <p>
        <Link data-alone="" to="/">
          {t('toStart')}
        </Link>
      </p>
    </Page>
  )
}
