import { verifyAddress } from '@rollcall/contract/accounts.ts'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearchParams } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { isProblem } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { LeadOn } from './LeadOn.tsx'
import { SendAgain } from './SendAgain.tsx'

/** With the link of the letter: confirms the address. Without: where to look for the letter. */
export function VerifyScreen() {
  const [search] = useSearchParams()
  const token = search.get('token')
  return token ? <Confirm token={token} /> : <LookIntoMail />
}

/** By a press, not by opening the page: programs that look through mail open every link. */
function Confirm({ token }: { readonly token: string }) {
  const { t } = useTranslation('accounts')
  const { refreshAll } = useAnswers()
  const act = useAct(verifyAddress, { onSuccess: refreshAll })
  if (act.isSuccess)
    return <LeadOn title={t('confirmed')} why={t('confirmedNow')} to="/sign-in" go={t('signIn')} />
  if (isProblem(act.error, 'request.invalid'))
    return <LeadOn title={t('spent')} why={t('spentWhy')} to="/verify" go={t('toVerify')} />
  return (
    <Page title={t('confirm')} intro={<p>{t('confirmIntro')}</p>} width="form">
      <Refused error={act.error} />
      <Button
        kind="primary"
        busy={act.isPending && t('sending')}
        onClick={() => act.mutate({ query: { token } })}
      >
        {t('confirmPress')}
      </Button>
    </Page>
  )
}

function LookIntoMail() {
  const { t } = useTranslation('accounts')
  const email = (useLocation().state as { email?: string } | null)?.email
  return (
    <Page
      title={t('lookIntoMail')}
      intro={<p>{email ? t('lookIntroTo', { email }) : t('lookIntro')}</p>}
      width="form"
    >
      <p>{t('lookElsewhere')}</p>
      <p>{t('noMailServer')}</p>
      <SendAgain email={email ?? ''} />
    </Page>
  )
}
