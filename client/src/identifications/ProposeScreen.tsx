import { type PersonId, personId, type SubjectId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { getSubject } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { TheMan } from '../men/TheMan.tsx'
import { TipLink } from '../men/TipLink.tsx'
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
  const looked = useLooked()
  return (
    <Page title={t('propose.title')} intro={<p>{t('propose.intro')}</p>}>
      <FormBeside beside={<TheMan subjectId={subjectId} />}>
        <Refused error={subject.error} onAgain={subject.refetch} />
        {(subject.isPending || looked.isLoading) && <Loading rows={4} />}
        {subject.data &&
          !looked.isLoading &&
          (subject.data.noPrisoner ? (
            <ClosedToNames subjectId={subjectId} />
          ) : subject.data.can.propose ? (
            <ProposeForm subjectId={subjectId} looked={looked.who} />
          ) : (
            <SignInFirst>{t('propose.signIn')}</SignInFirst>
          ))}
      </FormBeside>
    </Page>
  )
}

/** Of who was decided to be no prisoner no name is proposed ([M9]): what is known of him all the same is a tip. */
function ClosedToNames({ subjectId }: { readonly subjectId: SubjectId }) {
  const { t } = useTranslation('identifications')
  return (
    <>
      <p role="status">{t('propose.noPrisoner')}</p>
      <TipLink about={{ kind: 'subject', id: subjectId }} />
    </>
  )
}

/** Whom the address names, of the roster, as far as the reader reads his name. */
function useLooked() {
  const [search] = useSearchParams()
  const asked = personId.safeParse(search.get('person'))
  const params = { personId: asked.data ?? ('' as PersonId) }
  const { data, isLoading } = useGet(getPerson, { params }, { enabled: asked.success })
  return { isLoading, who: data?.name ? { personId: data.id, label: data.name } : null }
}
