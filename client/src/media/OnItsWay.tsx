import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { announce } from '../ui/announce.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Progress } from '../ui/Progress.tsx'
import type { Sender, Sending } from './Sender.ts'

interface OnItsWayProps<About> {
  readonly of: Sender<About>
  readonly now: Exclude<Sending<About>, { state: 'none' | 'refused' | 'interrupted' }>
}

/** How a file gets through; it can be paused, and put aside for another. */
export function OnItsWay<About>({ of, now }: OnItsWayProps<About>) {
  const { t } = useTranslation('media')
  const { size } = useFormat()
  const sent = now.state === 'there' ? now.size : now.sent
  const words = { name: now.name, sent: size(sent), size: size(now.size) }
  const hold = now.state === 'paused' ? of.goOn : of.pause
  useEffect(() => {
    if (now.state === 'there')
      announce(t('sending.there', { name: now.name, size: size(now.size) }))
  }, [now, size, t])
  return (
    <>
      {now.state === 'signedOut' && <SignInAgain />}
      <Progress doing={t(`sending.${now.state}`, words)} done={now.size ? sent / now.size : 1} />
      <Buttons>
        {now.state !== 'there' && now.state !== 'signedOut' && (
          <Button onClick={hold}>{t(now.state === 'paused' ? 'goOn' : 'pause')}</Button>
        )}
        <Button kind="plain" onClick={of.putAside}>
          {t('otherFile')}
        </Button>
      </Buttons>
    </>
  )
}

/** The file stays chosen while one signs in, and comes back here: it goes on from where it was. */
export function SignInAgain() {
  const { t } = useTranslation(['media', 'app'])
  const { pathname } = useLocation()
  return (
    <p role="alert">
      {t('signedOut')}{' '}
      <Link to={`/sign-in?to=${encodeURIComponent(pathname)}`}>{t('signIn', { ns: 'app' })}</Link>
    </p>
  )
}
