import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { HelpEnd } from './HelpEnd.tsx'
import { HelpOne } from './HelpOne.tsx'
import { RoomWaiting } from './RoomWaiting.tsx'
import { TryOne } from './TryOne.tsx'
import { sitting, useHelp } from './useHelp.ts'

/** Helping to compare: one question after another, and nothing else. */
export function HelpScreen() {
  const me = useMe()
  if (!me) return <Waiting />
  return me.id === null ? <ForAccounts /> : <Helping />
}

function Helping() {
  const { t } = useTranslation('compare')
  const help = useHelp()
  if (help.done >= sitting) return <HelpEnd help={help} why="sitting" />
  if (help.now) return <HelpOne help={help} comparison={help.now} />
  if (help.error)
    return (
      <Page title={t('help.title')}>
        <Refused error={help.error} onAgain={help.refetch} />
      </Page>
    )
  if (help.isFetching) return <Waiting />
  return <HelpEnd help={help} why={help.skipped > 0 ? 'skipped' : 'nothing'} />
}

function Waiting() {
  const { t } = useTranslation('compare')
  return <RoomWaiting title={t('help.title')} />
}

function ForAccounts() {
  const { t } = useTranslation('compare')
  return (
    <Page title={t('help.title')} width="text">
      <p>{t('help.what')}</p>
      <TryOne />
      <p>{t('help.account')}</p>
      <Buttons>
        <ButtonLink to="/sign-in?to=%2Fcompare">{t('help.signIn')}</ButtonLink>
        <ButtonLink to="/sign-up">{t('help.signUp')}</ButtonLink>
      </Buttons>
    </Page>
  )
}
