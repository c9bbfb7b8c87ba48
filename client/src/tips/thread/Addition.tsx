import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '../../api/key.ts'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Status } from '../../ui/Status.tsx'
import { TextForm } from '../../ui/TextForm.tsx'
import { useDraft } from '../../ui/useDraft.ts'
import { Countdown } from '../send/OnItsWay.tsx'
import styles from '../Tip.module.css'
import { add } from './add.ts'
import { type AddingWay, adding, addition } from './adding.ts'

/** What the sender adds to his tip: written, and then on its way until the server has it. */
export function Addition({ receipt, asks }: Pick<WriteProps, 'receipt' | 'asks'>) {
  const way = useSyncExternalStore(adding.ways.subscribe, () => adding.wayOf(receipt))
  return (
    <div>
      {way && way.is !== 'refused' ? (
        <OnItsWay of={way} />
      ) : (
        <Write receipt={receipt} asks={asks} error={way?.error ?? null} />
      )}
    </div>
  )
}

interface WriteProps {
  readonly receipt: string
  /** Whether it may be an objection to a name that waits for its day. */
  readonly asks: boolean
  readonly error: Error | null
}

function Write({ receipt, asks, error }: WriteProps) {
  const { t } = useTranslation('tips')
  const [written] = useDraft(addition, '')
  const [found] = useState(written !== '')
  const [is, setIs] = useState<'objects' | 'adds'>('objects')
  const objects = asks ? { objects: is === 'objects' } : {}
  return (
    <>
      {asks && (
        <Choices
          label={t('family.is')}
          hint={t('family.isHint')}
          choices={(['objects', 'adds'] as const).map((value) => ({
            value,
            label: t(`family.${value}`),
          }))}
          value={is}
          onChange={setIs}
        />
      )}
      <TextForm
        name="text"
        draft={addition}
        label={t('add.label')}
        hint={t(found ? 'add.notSent' : 'add.hint')}
        missing={t('messageMissing')}
        send={t('add.do')}
        busy={t('sending')}
        act={{ error, isPending: false, isSuccess: false, submittedAt: 0 }}
        onSend={(text) => void add({ receipt, text, ...objects, key: newKey() })}
      />
    </>
  )
}

function OnItsWay({ of: way }: { readonly of: AddingWay }) {
  const { is, what } = way
  const until = way.is === 'waiting' ? way.until : null
  const now = until !== null ? 'later' : 'waiting'
  const { t } = useTranslation('tips')
  return (
    <section>
      <div role="status">
        <Status tone="waits">{t(is === 'waiting' ? `add.${now}` : 'sending')}</Status>
        {is === 'waiting' && <p>{t(`add.${now}Does`)}</p>}
      </div>
      {until !== null && <Countdown until={until} />}
      <p className={styles.asWritten}>{what.text}</p>
      <Button kind="plain" onClick={() => adding.dropWay(what)}>
        {t('way.change')}
      </Button>
    </section>
  )
}
