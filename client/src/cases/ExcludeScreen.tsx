import { raiseExclusion } from '@rollcall/contract/exclusions.ts'
import { personId as personIdShape, type SubjectId } from '@rollcall/contract/ids.ts'
import { getPerson } from '@rollcall/contract/people.ts'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { errorAt } from '../api/problem.ts'
import { useAct, useGet } from '../api/queries.ts'
import { useIdParam } from '../api/useIdParam.ts'
import { refreshExclusions } from '../exclusions/refresh.ts'
import { FormBeside } from '../identifications/FormBeside.tsx'
import { SignInFirst } from '../identifications/SignInFirst.tsx'
import { WhoField } from '../identifications/WhoField.tsx'
import { labelOf, type Who } from '../identifications/who.ts'
import { TheMan } from '../men/TheMan.tsx'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Page } from '../ui/Page.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'

/** "He cannot be this person": who, and why. */
export function ExcludeScreen() {
  const { t } = useTranslation('cases')
  const subjectId = useIdParam('subjectId')
  const mayRaise = useMe()?.can.contribute ?? false
  return (
    <Page title={t('exclude.title')} intro={<p>{t('exclude.intro')}</p>}>
      <FormBeside beside={<TheMan subjectId={subjectId} />}>
        {mayRaise ? (
          <ExcludeForm subjectId={subjectId} />
        ) : (
          <SignInFirst>{t('exclude.signIn')}</SignInFirst>
        )}
      </FormBeside>
    </Page>
  )
}

interface Form {
  readonly who: Who | null
  readonly reasons: string
}
const empty: Form = { who: null, reasons: '' }

function ExcludeForm({ subjectId }: { readonly subjectId: SubjectId }) {
  const { t } = useTranslation('cases')
  const goTo = useNavigate()
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`exclude.${subjectId}`, empty)
  const [checked, setChecked] = useState(false)
  const asked = useAsked()
  const who = form.who ?? asked
  const reasons = form.reasons.trim()
  const isOnRoster = who !== null && 'personId' in who
  const act = useAct(raiseExclusion, {
    onSuccess: () => {
      drop()
      refreshExclusions()
      void goTo(`/subjects/${subjectId}#excluded`)
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isOnRoster || !reasons) return focusWrong(element.current)
    act.mutate({ params: { subjectId }, body: { personId: who.personId, reasons } })
  }
  const wrongWho = who !== null && !isOnRoster ? t('exclude.onRosterOnly') : t('exclude.whoMissing')
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <WhoField
        label={t('exclude.who')}
        who={isOnRoster ? who : null}
        onChange={(picked) => write({ ...form, who: picked })}
        start={who && !isOnRoster ? labelOf(who) : undefined}
        error={checked && !isOnRoster ? wrongWho : errorAt(act.error, 'personId')}
      />
      <TextArea
        label={t('exclude.reasons')}
        hint={t('exclude.reasonsHint')}
        value={form.reasons}
        onChange={(text) => write({ ...form, reasons: text })}
        error={checked && !reasons ? t('exclude.reasonsMissing') : errorAt(act.error, 'reasons')}
      />
      <p>
        <small>{t('exclude.whatHappens')}</small>
      </p>
      <Refused error={act.error} />
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('exclude.busy')}>
          {t('exclude.do')}
        </Button>
      </Buttons>
    </form>
  )
}

/** Who was meant where the way began, as the address has it. */
function useAsked(): Who | null {
  const [search] = useSearchParams()
  const asked = personIdShape.safeParse(search.get('person')).data
  const params = { personId: asked ?? ('' as never) }
  const { data: person } = useGet(getPerson, { params }, { enabled: asked !== undefined })
  return person?.name ? { personId: person.id, label: person.name } : null
}
