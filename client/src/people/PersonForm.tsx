import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { Button, ButtonLink, Buttons } from '../ui/Button.tsx'
import { focusWrong } from '../ui/focusWrong.ts'
import { Refused } from '../ui/Refused.tsx'
import { PersonFields } from './PersonFields.tsx'
import type { PersonForm as Form } from './personForm.ts'
import { wrongIn } from './wrong.ts'

interface PersonFormProps {
  readonly form: Form
  readonly write: (form: Form) => void
  readonly act: { readonly error: Error | null; readonly isPending: boolean }
  readonly onSend: () => void
  /** Where one gets to without sending. */
  readonly back: string
  readonly onLeave: () => void
}

/** The form of an entry: says what is wrong at its field, before it is sent and after. */
export function PersonForm({ form, write, act, onSend, back, onLeave }: PersonFormProps) {
  const { t } = useTranslation('people')
  const element = useRef<HTMLFormElement>(null)
  const [checked, setChecked] = useState(false)
  const wrong = wrongIn(form)
  const errorAt = (path: string) => {
    const key = checked ? wrong.get(path) : undefined
    return key ? t(`wrong.${key}`) : errorBelow(act.error, path)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (wrong.size === 0) onSend()
    else focusWrong(element.current)
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={act.error} />
      <PersonFields
        form={form}
        onChange={(part) => write({ ...form, ...part })}
        errorAt={errorAt}
      />
      <Buttons>
        <Button kind="primary" type="submit" busy={act.isPending && t('saving')}>
          {t('save')}
        </Button>
        <ButtonLink kind="plain" to={back} onClick={onLeave}>
          {t('leave')}
        </ButtonLink>
      </Buttons>
    </form>
  )
}

/** What the server said of a field, or of one of the lines in it. */
const errorBelow = (error: Error | null, path: string): string | undefined =>
  isProblem(error)
    ? error.errors.find((one) => one.path === path || one.path.startsWith(`${path}.`))?.message
    : undefined
