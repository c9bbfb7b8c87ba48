import { getIdentification } from '@rollcall/contract/identifications.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { TheMan } from '../men/TheMan.tsx'
import { useNameOf } from '../men/useNameOf.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { EvidenceForm } from './EvidenceForm.tsx'
import { FormBeside } from './FormBeside.tsx'
import { SignInFirst } from './SignInFirst.tsx'
import { isOpen } from './tones.ts'

/** Something that speaks for or against one name. */
export function GiveEvidenceScreen() {
  const { t } = useTranslation('identifications')
  const nameOf = useNameOf()
  const identificationId = useIdParam('identificationId')
  const { data: one, ...query } = useGet(getIdentification, { params: { identificationId } })
  const intro = one && <p>{t('give.intro', { name: nameOf(one.person) })}</p>
  return (
    <Page title={t('give.title')} intro={intro}>
      <FormBeside beside={one && <TheMan subjectId={one.subjectId} />}>
        <Refused error={query.error} onAgain={query.refetch} />
        {query.isPending && <Loading rows={4} />}
        {one?.can.giveEvidence && <EvidenceForm of={one} />}
        {one &&
          !one.can.giveEvidence &&
          (isOpen(one.status) ? <SignIn /> : <p>{t('give.closed')}</p>)}
      </FormBeside>
    </Page>
  )
}

function SignIn() {
  const { t } = useTranslation('identifications')
  return <SignInFirst>{t('give.signIn')}</SignInFirst>
}
