import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorAt } from '../../api/problem.ts'
import { refreshExclusions } from '../../exclusions/refresh.ts'
import { WhoField } from '../../identifications/WhoField.tsx'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { focusWrong } from '../../ui/focusWrong.ts'
import { Refused } from '../../ui/Refused.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { type Making, wordsHints } from './making.ts'
import { PickMan } from './PickMan.tsx'
import { Preview } from './Preview.tsx'
import { proposalFrom } from './prefilled.ts'
import { useConverting } from './useConverting.ts'

/** Why he cannot be somebody, in the sender's place. */
export function ToExclusion({ of: tip, onDone }: Making) {
  const { t } = useTranslation('tips')
  const element = useRef<HTMLFormElement>(null)
  const [form, write, drop] = useDraft(`tip.exclusion.${tip.id}`, proposalFrom(tip))
  const [checked, setChecked] = useState(false)
  const act = useConverting(tip, () => {
    drop()
    refreshExclusions()
    onDone()
  })
  const change = (part: Partial<typeof form>) => write({ ...form, ...part })
  const { subjectId, who } = form
  const personId = who && 'personId' in who ? who.personId : null
  const reasons = form.reasons.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (subjectId === null || personId === null || !reasons) focusWrong(element.current)
    else act.convert({ to: 'exclusion', subjectId, personId, reasons })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <PickMan
        of={tip}
        value={subjectId}
        onChange={(id) => change({ subjectId: id })}
        error={checked && subjectId === null ? t('make.manMissing') : undefined}
      />
      <WhoField
        label={t('make.excluded')}
        who={personId ? who : null}
        onChange={(picked) => change({ who: picked })}
        start={tip.who ?? ''}
        error={
          checked && personId === null ? t('make.personMissing') : errorAt(act.error, 'personId')
        }
      />
      <TextArea
        label={t('make.excludes')}
        hint={wordsHints(tip)
          .map((one) => t(one))
          .join(' ')}
        value={form.reasons}
        onChange={(text) => change({ reasons: text })}
        error={checked && !reasons ? t('make.excludesMissing') : errorAt(act.error, 'reasons')}
      />
      <Preview who={personId ?? undefined} reasons={form.reasons} />
      <Refused error={act.error} />
      <Button kind="primary" type="submit" busy={act.isPending && t('sending')}>
        {t('make.doExclusion')}
      </Button>
    </form>
  )
}
