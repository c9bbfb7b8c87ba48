import { releaseText } from '@rollcall/contract/cases.ts'
import { type FormEvent, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../api/problem.ts'
import { useAct } from '../api/queries.ts'
import { takeIn } from '../men/cached.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { TextArea } from '../ui/Field.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useDraft } from '../ui/useDraft.ts'
import type { HeldProps } from './HeldTexts.tsx'
import { noteOwn } from './ownChanges.ts'

/** Always as long, whatever it covers. */
const cover = '███'

/** The text with what is proposed to be covered, to be mended and released. */
export function ReleaseForm({
  of: one,
  text,
  names,
  onClose,
}: HeldProps & { readonly onClose: () => void }) {
  const { t } = useTranslation('moderation')
  const field = useRef<HTMLTextAreaElement>(null)
  const draft = `release.${one.id}.${text.id}`
  const standing = { of: text.covered, shown: text.released?.text ?? text.covered }
  const [kept, keep, drop] = useDraft(draft, standing)
  // Where other names are covered now, what was mended before says nothing of them.
  const { shown } = kept.of === text.covered ? kept : standing
  const write = (mended: string) => keep({ of: text.covered, shown: mended })
  useLayoutEffect(() => field.current?.focus(), [])
  const act = useAct(releaseText, {
    onSuccess: (answered) => {
      noteOwn(answered)
      takeIn(answered)
      drop()
      onClose()
    },
  })
  const coverSelected = () => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    if (selectionStart < selectionEnd)
      write(shown.slice(0, selectionStart) + cover + shown.slice(selectionEnd))
    field.current?.focus()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = { textId: text.id, heldNames: names, text: shown }
    act.mutate({ params: { identificationId: one.id }, body })
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextArea
        ref={field}
        label={t('held.as')}
        hint={t('held.asHint')}
        value={shown}
        onChange={write}
        error={errorAt(act.error, 'text') && t('held.otherWords')}
      />
      <Buttons>
        <Button kind="plain" onClick={coverSelected}>
          {t('held.cover')}
        </Button>
        <Button kind="plain" onClick={() => write(text.text)}>
          {t('held.uncover')}
        </Button>
      </Buttons>
      <Refused error={act.error} />
      <Buttons>
        <Button type="submit" busy={act.isPending && t('sending')}>
          {t('held.do')}
        </Button>
        <Button
          kind="plain"
          onClick={() => {
            drop()
            onClose()
          }}
        >
          {t('cancel')}
        </Button>
      </Buttons>
    </form>
  )
}
