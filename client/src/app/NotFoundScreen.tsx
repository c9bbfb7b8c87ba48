import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Page } from '../ui/Page.tsx'

export function NotFoundScreen() {
  const { t } = useTranslation('app')
  return (
    <Page title={t('notFound.title')} width="text">
      <p>{t('notFound.text')}</p>
      <p>
        <Link to="/">{t('toStart')}</Link>
      </p>
    </Page>
  )
}
