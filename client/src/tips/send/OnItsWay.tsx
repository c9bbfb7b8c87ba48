import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { sum } from '../../api/proof.ts'
import { Button } from '../../ui/Button.tsx'
import { useFocusHere } from '../../ui/useFocusHere.ts'
import styles from '../Tip.module.css'
import { Written } from '../Written.tsx'
import { outbox, type Way } from './outgoing.ts'

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

/** What the device does by itself meanwhile, in words that worry nobody. */
export function SumWords() {
  const { t } = useTranslation('tips')
  const now = useSyncExternalStore(sum.subscribe, sum.last)
  return (
    <p>
      <small>{t(`sum.${now}`)}</small>
    </p>
  )
}

const MINUTE = 60

/** How long it still is until something goes out by itself. It is read when one comes to it, and never read out every second. */
export function Countdown({ until }: { readonly until: number }) {
  const { t } = useTranslation('tips')
  const [seconds, setSeconds] = useState(() => secondsTo(until))
  useEffect(() => {
    const each = setInterval(() => setSeconds(secondsTo(until)), 1_000)
    return () => clearInterval(each)
  }, [until])
  return (
    <p role="timer">
      {seconds > MINUTE
        ? t('countdown.minutes', { count: Math.ceil(seconds / MINUTE) })
        : t('countdown.seconds', { count: seconds })}
    </p>
  )
}

const secondsTo = (until: number) => Math.max(0, Math.ceil((until - Date.now()) / 1_000))
