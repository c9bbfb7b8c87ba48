import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { outbox, type Way } from './outgoing.ts'
import { SumWords } from './SumWords.tsx'
import styles from './Tip.module.css'
import { Written } from './Written.tsx'

/** A tip that was sent and has not arrived yet: what becomes of it, what it says, and the way back to it. */
export function OnItsWay({ way: { is, what } }: { readonly way: Way }) {
  const { t } = useTranslation('tips')
  return (
    <section aria-labelledby="on-its-way">
      <h2 id="on-its-way" className={styles.part} role="status">
        {t(is === 'waiting' ? 'way.waiting' : 'way.sending')}
      </h2>
      <p>{t(is === 'waiting' ? 'way.waitingDoes' : 'way.sendingDoes')}</p>
      <SumWords />
      <Written of={what.body} />
      <Button kind="plain" onClick={() => outbox.dropWay(what)}>
        {t('way.change')}
      </Button>
    </section>
  )
}
