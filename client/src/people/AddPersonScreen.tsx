import { addPerson, getPerson, listPeople } from '@rollcall/contract/people.ts'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useAnswers } from '../api/answers.ts'
import { useAct } from '../api/queries.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { PersonForm } from './PersonForm.tsx'
import { bodyOf, emptyPerson } from './personForm.ts'

/** Somebody comes onto the roster. */
export function AddPersonScreen() {
  const { t } = useTranslation('people')
  const me = useMe()
  return (
    <Page title={t('add')} intro={<p>{t('addIntro')}</p>} width="form">
      {!me && <Loading rows={2} />}
      {me && !me.can.moderate && <p>{t('moderatorsAdd')}</p>}
      {me?.can.moderate && <AddPerson />}
    </Page>
  )
}

function AddPerson() {
  const [form, write, drop] = useDraft('person', emptyPerson)
  const answers = useAnswers()
  const navigate = useNavigate()
  const act = useAct(addPerson, {
    onSuccess: (person) => {
      drop()
      answers.set(getPerson, { params: { personId: person.id } }, person)
      void answers.refresh(listPeople)
      void navigate(`/people/${person.id}`, { replace: true })
    },
  })
  return (
    <PersonForm
      form={form}
      write={write}
      act={act}
      onSend={() => act.mutate({ body: bodyOf(form) })}
      back="/people"
      onLeave={drop}
    />
  )
}
