import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { useFocusHere } from '../ui/useFocusHere.ts'
import { Countdown } from './Countdown.tsx'
import { outbox, type Way } from './outgoing.ts'
import { SumWords } from './SumWords.tsx'
import styles from './Tip.module.css'
import { Written } from './Written.tsx'

/** A tip that was sent and has not arrived yet: what becomes of it, what it says, and the way back to it. */
export function OnItsWay({ way }: { readonly way: Way }) {
  const { is, what } = way
  const { t } = useTranslation('tips')
  const heading = useFocusHere<HTMLHeadingElement>()
  const until = way.is === 'waiting' ? way.until : null
  const now = until !== null ? 'later' : is === 'waiting' ? 'waiting' : 'sending'
  return (
    <section aria-labelledby="on-its-way">
      <h2 id="on-its-way" ref={heading} tabIndex={-1} className={styles.part}>
        {t(`way.${now}`)}
      </h2>
      <p role="status">{t(`way.${now}Does`)}</p>
      {until !== null && <Countdown until={until} />}
      <SumWords />
      <Written of={what.body} />
      <Button kind="plain" onClick={() => outbox.dropWay(what)}>
        {t('way.change')}
      </Button>
    </section>
  )
}
