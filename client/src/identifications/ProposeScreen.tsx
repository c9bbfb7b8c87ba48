import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { TheMan } from '../men/TheMan.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { FormBeside } from './FormBeside.tsx'
import { ProposeForm } from './ProposeForm.tsx'
import { SignInFirst } from './SignInFirst.tsx'

/** "I know who he is". */
export function ProposeScreen() {
  const { t } = useTranslation('identifications')
  const subjectId = useIdParam('subjectId')
  const subject = useGet(getSubject, { params: { subjectId } })
  return (
    <Page title={t('propose.title')} intro={<p>{t('propose.intro')}</p>}>
      <FormBeside beside={<TheMan subjectId={subjectId} />}>
        <Refused error={subject.error} onAgain={subject.refetch} />
        {subject.isPending && <Loading rows={4} />}
        {subject.data &&
          (subject.data.can.propose ? (
            <ProposeForm subjectId={subjectId} />
          ) : (
            <SignInFirst>{t('propose.signIn')}</SignInFirst>
          ))}
      </FormBeside>
    </Page>
  )
}
