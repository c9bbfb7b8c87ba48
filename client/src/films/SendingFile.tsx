import { type ComponentProps, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../i18n/useFormat.ts'
import { announce } from '../ui/announce.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Choices } from '../ui/Choices.tsx'
import { FileChooser } from '../ui/FileChooser.tsx'
import { Progress } from '../ui/Progress.tsx'
import { FileRefused } from './FileRefused.tsx'
import styles from './SendingFile.module.css'
import { goOn, pause, putAside, type Sending, send, takeAs } from './sending.ts'

interface SendingFileProps {
  readonly now: Sending
  /** Why the file that was sent cannot be used. */
  readonly refusal: Error | null
  /** It was to be added, and there is no file. */
  readonly missing: boolean
}

/** Chooses the file, and shows how it gets through. */
export function SendingFile(props: SendingFileProps) {
  return (
    <div className={styles.file}>
      <Stage {...props} />
    </div>
  )
}

function Stage({ now, refusal, missing }: SendingFileProps) {
  const { t } = useTranslation('films')
  switch (now.state) {
    case 'none':
      return (
        <>
          <FileRefused error={refusal} />
          <Chooser
            onChoose={send}
            isWrong={refusal !== null}
            error={missing ? t('fileMissing') : undefined}
          />
        </>
      )
    case 'refused':
      return (
        <>
          <FileRefused error={now.error} />
          <Chooser onChoose={send} isWrong />
        </>
      )
    case 'interrupted':
      return (
        <>
          <p>{t('interrupted', { name: now.name })}</p>
          <Chooser onChoose={send} />
        </>
      )
    case 'going':
    case 'paused':
    case 'waiting':
    case 'full':
    case 'signedOut':
    case 'there':
      return <OnItsWay now={now} />
    default:
      return now satisfies never
  }
}

/** What browsers do not know as films by themselves is named by its ending. */
const accept = 'image/*,video/*,.mkv,.mxf,.dv,.ts,.mts,.m2ts,.vob,.mpg,.avi,.wmv,.flv'

function Chooser(props: Omit<ComponentProps<typeof FileChooser>, 'words' | 'accept'>) {
  const { t } = useTranslation('films')
  const words = { choose: t('choose'), orDrop: t('orDrop'), formats: t('formats') }
  return <FileChooser {...props} words={words} accept={accept} />
}

/** The file stays chosen while one signs in: it goes on from where it was. */
export function SignInAgain() {
  const { t } = useTranslation('films')
  return (
    <p role="alert">
      {t('signedOut')} <Link to="/sign-in?to=%2Fadd">{t('signIn')}</Link>
    </p>
  )
}

function OnItsWay({
  now,
}: {
  readonly now: Exclude<Sending, { state: 'none' | 'refused' | 'interrupted' }>
}) {
  const { t } = useTranslation('films')
  const { size } = useFormat()
  const sent = now.state === 'there' ? now.size : now.sent
  const words = { name: now.name, sent: size(sent), size: size(now.size) }
  const hold = now.state === 'paused' ? goOn : pause
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
        <Button kind="plain" onClick={putAside}>
          {t('otherFile')}
        </Button>
      </Buttons>
      <Choices
        label={t('whatIsIt')}
        choices={[
          { value: 'film', label: t('kind.film') },
          { value: 'photo', label: t('kind.photo') },
        ]}
        value={now.kind}
        onChange={takeAs}
      />
    </>
  )
}
