import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

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
