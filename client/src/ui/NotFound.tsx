import { useTranslation } from 'react-i18next'
import { Page } from './Page.tsx'
import { ToStart } from './ToStart.tsx'

export function NotFound() {
  const { t } = useTranslation('ui')
  return (
    <Page title={t('notFound.title')} width="text">
      <p>{t('notFound.text')}</p>
      <ToStart />
    </Page>
  )
}
