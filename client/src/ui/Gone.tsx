import { useTranslation } from 'react-i18next'
import { Page } from './Page.tsx'
import { ToStart } from './ToStart.tsx'

/** Instead of what was taken from public view while one looked at it. */
export function Gone() {
  const { t } = useTranslation('ui')
  return (
    <Page title={t('gone.title')} width="text">
      <p role="status">{t('gone.text')}</p>
      <ToStart />
    </Page>
  )
}
