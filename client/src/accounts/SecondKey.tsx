import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { useMe } from './useMe.ts'

/** In the place of a moderators' page, for one whose second factor is missing. */
export function SecondKey() {
  const { t } = useTranslation('accounts')
  const state = useMe()?.secondFactor.state === 'asked' ? 'asked' : 'none'
  return (
    <Page title={t('secondKey.title')} intro={<p>{t('secondKey.intro')}</p>} width="text">
      <p>{t(`factor.neededWhat.${state}`)}</p>
      <ButtonLink kind="primary" to="/account">
        {t(`secondKey.go.${state}`)}
      </ButtonLink>
    </Page>
  )
}
