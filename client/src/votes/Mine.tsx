import type { Identification } from '@rollcall/contract/identifications.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Status } from '../ui/Status.tsx'
import type { Way } from './outgoing.ts'
import styles from './VotePanel.module.css'

interface MineProps {
  readonly one: Identification
  readonly way: Way | undefined
  readonly onTakeBack: () => void
}

/** What has become of the reader's own answer: on its way, recorded, or recorded and why it does not count. */
export function Mine({ one, way, onTakeBack }: MineProps) {
  return (
    <div className={styles.mine} role="status">
      {way?.is === 'sending' || way?.is === 'waiting' ? (
        <OnItsWay way={way} />
      ) : (
        <Recorded one={one} onTakeBack={onTakeBack} />
      )}
    </div>
  )
}

function OnItsWay({ way }: { readonly way: Way }) {
  const { t } = useTranslation('votes')
  const { answer } = way.what
  const words = answer ? t(`answer.${answer}`) : t('takingBack')
  return (
    <Status tone="waits">
      {t(way.is === 'waiting' ? 'waiting' : 'sending', { answer: words })}
    </Status>
  )
}

function Recorded({ one, onTakeBack }: Omit<MineProps, 'way'>) {
  const { t } = useTranslation('votes')
  if (!one.mine) return null
  const { answer, why } = one.mine
  const recorded: ReactNode = t('recorded', { answer: t(`answer.${answer}`) })
  return (
    <>
      {why ? (
        <Status tone="none">
          {recorded} {t(`why.${why}`)}
        </Status>
      ) : (
        <Status tone="ok">{recorded}</Status>
      )}
      <Button kind="plain" onClick={onTakeBack}>
        {t('takeBack')}
      </Button>
    </>
  )
}
