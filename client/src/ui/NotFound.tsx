import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Page } from './Page.tsx'

export function NotFound() {
  const { t } = useTranslation('ui')
  return (
    <Page title={t('notFound.title')} width="text">
      <p>{t('notFound.text')}</p>
      <p>
        <Link data-alone="" to="/">
          {t('toStart')}
        </Link>
      </p>
    </Page>
  )
}
