import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { outbox, type Way } from './outgoing.ts'
import { SumWords } from './SumWords.tsx'
import styles from './Tip.module.css'
import { useFocusHere } from './useFocusHere.ts'
import { Written } from './Written.tsx'

/** A tip that was sent and has not arrived yet: what becomes of it, what it says, and the way back to it. */
export function OnItsWay({ way: { is, what } }: { readonly way: Way }) {
  const { t } = useTranslation('tips')
  const heading = useFocusHere<HTMLHeadingElement>()
  const now = is === 'waiting' ? 'waiting' : 'sending'
  return (
    <section aria-labelledby="on-its-way">
      <h2 id="on-its-way" ref={heading} tabIndex={-1} className={styles.part}>
        {t(`way.${now}`)}
      </h2>
      <p role="status">{t(`way.${now}Does`)}</p>
      <SumWords />
      <Written of={what.body} />
      <Button kind="plain" onClick={() => outbox.dropWay(what)}>
        {t('way.change')}
      </Button>
    </section>
  )
}
