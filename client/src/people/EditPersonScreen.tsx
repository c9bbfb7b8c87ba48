import { listChanges } from '@rollcall/contract/history.ts'
import { editPerson, getPerson, listPeople, type Person } from '@rollcall/contract/people.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useAnswers } from '../api/answers.ts'
import { useAct, useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import { PersonForm } from './PersonForm.tsx'
import { formOf, patchOf } from './personForm.ts'

/** An entry of the roster is corrected. */
export function EditPersonScreen() {
  const personId = useIdParam('personId')
  const { t } = useTranslation('people')
  const { data: person, error, refetch } = useGet(getPerson, { params: { personId } })
  return (
    <Page
      title={t('edit')}
      heading={person?.name ? t('editName', { name: person.name }) : t('edit')}
      intro={<p>{t('editIntro')}</p>}
      width="form"
    >
      <Refused error={error} onAgain={refetch} />
      {!person && !error && <Loading rows={4} />}
      {person && !person.can.edit && <p>{t('moderatorsAdd')}</p>}
      {person?.can.edit && <EditPerson key={person.id} of={person} />}
    </Page>
  )
}

/** It goes on from what stood there when it was opened: a later answer takes away nothing of what is typed. */
function EditPerson({ of }: { readonly of: Person }) {
  const [person] = useState(of)
  const { id: personId, version } = person
  const [form, write, drop] = useDraft(`person.${personId}.${version}`, formOf(person))
  const answers = useAnswers()
  const navigate = useNavigate()
  const act = useAct(editPerson, {
    onSuccess: (corrected, { params }) => {
      drop()
      void navigate(`/people/${personId}`, { replace: true })
      answers.set(getPerson, { params }, corrected)
      void answers.refresh(listPeople)
      void answers.refresh(listChanges)
    },
  })
  return (
    <PersonForm
      form={form}
      write={write}
      act={act}
      onSend={() => act.mutate({ params: { personId }, body: patchOf(form, person) })}
      back={`/people/${personId}`}
      onLeave={drop}
    />
  )
}
