import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../ui/useKeys.ts'
import styles from './Controls.module.css'
import type { FilmPlayer } from './FilmPlayer.ts'
import { type Sign, signs } from './signs.tsx'

interface ControlsProps {
  readonly player: FilmPlayer | null
  readonly speed: number
  readonly video: RefObject<HTMLVideoElement | null>
}

/** Play, step and shuttle, each with its key. */
export function Controls({ player, speed, video }: ControlsProps) {
  const { t } = useTranslation('films')
  const acts = [
    { key: 'j', sign: 'back', text: t('control.back'), run: () => player?.shuttle(-1) },
    { key: ',', sign: 'stepBack', text: t('control.stepBack'), run: () => player?.step(-1) },
    {
      key: 'k',
      sign: speed === 0 ? 'play' : 'pause',
      text: t(speed === 0 ? 'control.play' : 'control.pause'),
      run: () => player?.toggle(),
    },
    { key: '.', sign: 'stepOn', text: t('control.stepOn'), run: () => player?.step(1) },
    { key: 'l', sign: 'on', text: t('control.on'), run: () => player?.shuttle(1) },
  ] as const
  useKeys(acts)
  return (
    <fieldset className={styles.controls} aria-label={t('control.all')}>
      {acts.map(({ key, ...act }) => (
        <Control key={key} {...act} hint={key} />
      ))}
      <Sound video={video} />
      <Control
        sign="whole"
        text={t('control.whole')}
        run={() => void video.current?.closest('[data-stage]')?.requestFullscreen()}
      />
      <span className={styles.speed}>
        {Math.abs(speed) > 1 || speed < 0 ? t('control.speed', { speed }) : ''}
      </span>
    </fieldset>
  )
}

interface ControlProps {
  readonly sign: Sign
  readonly text: string
  readonly hint?: string
  readonly run: () => void
}

function Control({ sign, text, hint, run }: ControlProps) {
  const title = hint ? `${text} (${hint.toUpperCase()})` : text
  return (
    <button type="button" className={styles.control} aria-label={text} title={title} onClick={run}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {signs[sign]}
      </svg>
    </button>
  )
}

function Sound({ video }: Pick<ControlsProps, 'video'>) {
  const { t } = useTranslation('films')
  const [muted, setMuted] = useState(false)
  const toggle = () => {
    if (video.current) video.current.muted = !muted
    setMuted(!muted)
  }
  return (
    <Control
      sign={muted ? 'silent' : 'sound'}
      text={t(muted ? 'control.soundOn' : 'control.soundOff')}
      run={toggle}
    />
  )
}
