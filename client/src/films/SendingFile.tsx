import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../accounts/useMe.ts'
import { FileRefused } from '../media/FileRefused.tsx'
import { OnItsWay } from '../media/OnItsWay.tsx'
import type { Sending } from '../media/Sender.ts'
import { Choices } from '../ui/Choices.tsx'
import { FileChooser } from '../ui/FileChooser.tsx'
import styles from './SendingFile.module.css'
import { type AsSource, sending, sendSource } from './sending.ts'

interface SendingFileProps {
  readonly now: Sending<AsSource>
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
  const { t } = useTranslation(['films', 'media'])
  switch (now.state) {
    case 'none':
      return (
        <>
          <FileRefused error={refusal} />
          <Chooser
            onChoose={sendSource}
            isWrong={refusal !== null}
            error={missing ? t('fileMissing') : undefined}
          />
        </>
      )
    case 'refused':
      return (
        <>
          <FileRefused error={now.error} />
          <Chooser onChoose={sendSource} isWrong />
        </>
      )
    case 'interrupted':
      return (
        <>
          <p>{t('interrupted', { ns: 'media', name: now.name })}</p>
          <Chooser onChoose={sendSource} />
        </>
      )
    case 'going':
    case 'paused':
    case 'waiting':
    case 'full':
    case 'signedOut':
    case 'there':
      return <OnItsWayAs now={now} />
    default:
      return now satisfies never
  }
}

/** What browsers do not know as pictures or films by themselves is named by its ending. */
const accept =
  'image/*,video/*,.tif,.tiff,.dng,.heic,.jp2,.j2k,.dpx,.bmp,.mkv,.mxf,.dv,.ts,.mts,.m2ts,.vob,.mpg,.avi,.wmv,.flv,.pdf'

function Chooser(props: Omit<ComponentProps<typeof FileChooser>, 'words' | 'accept'>) {
  const { t } = useTranslation('films')
  const words = { choose: t('choose'), orDrop: t('orDrop'), formats: t('formats') }
  return <FileChooser {...props} words={words} accept={accept} />
}

function OnItsWayAs({ now }: { readonly now: ComponentProps<typeof OnItsWay<AsSource>>['now'] }) {
  const { t } = useTranslation('films')
  const moderates = useMe()?.can.moderate ?? false
  return (
    <>
      <OnItsWay of={sending} now={now} />
      <Choices
        label={t('whatIsIt')}
        choices={[
          { value: 'film', label: t('kind.film') },
          { value: 'photo', label: t('kind.photo') },
          // Moderators alone read what is on a page before it is opened.
          ...(moderates ? [{ value: 'document' as const, label: t('kind.document') }] : []),
        ]}
        value={now.about.kind}
        onChange={(kind) => sending.takeFor({ kind })}
      />
    </>
  )
}
