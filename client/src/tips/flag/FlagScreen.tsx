import { type Flagged, type FlagKind, flagKinds } from '@rollcall/contract/flags.ts'
import { isVisible } from '@rollcall/contract/text.ts'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { errorAt } from '../../api/problem.ts'
import { beginProof } from '../../api/proof.ts'
import { FormBeside } from '../../identifications/FormBeside.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { focusWrong } from '../../ui/focusWrong.ts'
import { NotFound } from '../../ui/NotFound.tsx'
import { Page } from '../../ui/Page.tsx'
import { Refused } from '../../ui/Refused.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { AboutWhat } from '../AboutWhat.tsx'
import { SumWords } from '../send/OnItsWay.tsx'
import styles from '../Tip.module.css'
import { drawnAs, flaggedIn, placeOf } from './flagged.ts'
import { useRaise } from './useRaise.ts'

/** What is wrong with something: anybody says so, without an account too ([D3]). */
export function FlagScreen() {
  const { t } = useTranslation('tips')
  const [search] = useSearchParams()
  const about = flaggedIn(search)
  if (!about) return <NotFound />
  const drawn = drawnAs(about, search)
  return (
    <Page title={t('flag.title')} intro={<p>{t('flag.intro')}</p>}>
      <FormBeside beside={drawn && <AboutWhat of={drawn} />}>
        <FlagForm key={placeOf(about)} about={about} />
      </FormBeside>
    </Page>
  )
}

const empty: { readonly kind: FlagKind | null; readonly text: string } = { kind: null, text: '' }

function FlagForm({ about }: { readonly about: Flagged }) {
  const { t } = useTranslation('tips')
  const element = useRef<HTMLFormElement>(null)
  const place = placeOf(about)
  const [form, write, drop] = useDraft(place, empty)
  const [checked, setChecked] = useState(false)
  const { raise, isVisitor, busy, error } = useRaise(place, drop)
  useEffect(() => {
    if (error) focusWrong(element.current)
  }, [error])
  const change = (part: Partial<typeof empty>) => {
    if (isVisitor) beginProof()
    write({ ...form, ...part })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    const { kind, text } = form
    if (kind === null || !isVisible(text)) return focusWrong(element.current)
    void raise({ about, kind, text: text.trim() })
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <Refused error={error} />
      <Choices
        label={t('flag.which')}
        choices={flagKinds.map((value) => ({ value, label: t(`flag.kind.${value}`) }))}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        error={checked && form.kind === null ? t('flag.whichMissing') : errorAt(error, 'kind')}
      />
      <TextArea
        label={t('flag.text')}
        hint={t('flag.textHint')}
        value={form.text}
        onChange={(text) => change({ text })}
        error={checked && !isVisible(form.text) ? t('flag.textMissing') : errorAt(error, 'text')}
      />
      <p>{t('flag.readers')}</p>
      <Button kind="primary" wide type="submit" busy={busy && t('sending')}>
        {t('flag.send')}
      </Button>
      {isVisitor && (
        <div className={styles.below}>
          <SumWords />
        </div>
      )}
    </form>
  )
}
