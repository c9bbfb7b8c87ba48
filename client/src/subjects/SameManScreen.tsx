import { getSubject, type SubjectListed, type SubjectPage } from '@rollcall/contract/subjects.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { useManName } from '../men/useManName.ts'
import { Loading } from '../ui/Loading.tsx'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { JoinForm } from './JoinForm.tsx'
import { OtherMen } from './OtherMen.tsx'

/** For moderators: whom he is the same man as. First the other is chosen by his picture or number, then both are compared. */
export function SameManScreen() {
  const { t } = useTranslation('subjects')
  const subjectId = useIdParam('subjectId')
  const nameOf = useManName()
  const { data: man, ...query } = useGet(getSubject, { params: { subjectId } })
  const title = man ? t('same.title', { man: nameOf(man) }) : t('same.aMan')
  return (
    <Page title={title}>
      <Refused error={query.error} onAgain={query.refetch} />
      {query.isPending && <Loading rows={3} />}
      {man && !man.can.merge && <p>{t('same.moderators')}</p>}
      {man?.can.merge && <Same key={man.id} man={man} />}
    </Page>
  )
}

function Same({ man }: { readonly man: SubjectPage }) {
  const [other, setOther] = useState<SubjectListed | null>(null)
  if (other) return <JoinForm man={man} other={other} onBack={() => setOther(null)} />
  return <OtherMen man={man} onChoose={setOther} />
}
