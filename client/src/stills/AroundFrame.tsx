import { pathOf } from '@rollcall/contract/endpoint.ts'
import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import type { FilmId } from '@rollcall/contract/ids.ts'
import { getFilmVideo } from '@rollcall/contract/playing.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { secondsAt } from '../films/frameTime.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { Button } from '../ui/Button.tsx'
import { Fold } from '../ui/Fold.tsx'
import styles from './AroundFrame.module.css'
import { drawFrames, framesAround } from './around.ts'

interface AroundFrameProps {
  readonly filmId: FilmId
  readonly facts: FilmFacts
  readonly frame: number
}

/** The frames before and after one, and the film played around it; nothing of it is fetched until somebody asks. */
export function AroundFrame(props: AroundFrameProps) {
  const { t } = useTranslation('stills')
  const [open, setOpen] = useState(false)
  return (
    <Fold title={t('around.title')} onToggle={setOpen}>
      {open && <Around key={props.frame} {...props} />}
    </Fold>
  )
}

function Around({ filmId, facts, frame }: AroundFrameProps) {
  const { t } = useTranslation('stills')
  const { number } = useFormat()
  const src = pathOf(getFilmVideo, { filmId })
  const frames = framesAround(frame, facts)
  const list = useDrawn(frames, facts)
  const playing = useRef<HTMLVideoElement>(null)
  const second = facts.rate.num / facts.rate.den
  const play = () => {
    const video = playing.current
    if (!video) return
    video.currentTime = secondsAt(Math.max(0, Math.round(frame - second)), facts)
    void video.play().catch(() => undefined)
  }
  /** A second after it, it stands at the frame again. */
  const stop = () => {
    const video = playing.current
    if (!video || video.paused || video.currentTime < secondsAt(frame + second, facts)) return
    video.pause()
    video.currentTime = secondsAt(frame, facts)
  }
  return (
    <>
      <ol ref={list} className={styles.frames}>
        {frames.map((one) => (
          <li key={one}>
            <Link
              className={styles.frame}
              to={`/films/${filmId}?frame=${one}`}
              aria-current={one === frame ? 'true' : undefined}
            >
              <canvas
                className={styles.canvas}
                style={{ aspectRatio: `${facts.width} / ${facts.height}` }}
              />
              {t('around.frame', { frame: number(one) })}
            </Link>
          </li>
        ))}
      </ol>
      <video className={styles.seeker} src={src} preload="auto" muted playsInline />
      <video
        ref={playing}
        className={styles.playing}
        src={`${src}#t=${secondsAt(frame, facts)}`}
        preload="metadata"
        muted
        playsInline
        aria-label={t('around.title')}
        onTimeUpdate={stop}
      />
      <Button kind="plain" onClick={play}>
        {t('around.play')}
      </Button>
    </>
  )
}

/** Draws each frame into its canvas, once the list is there. */
function useDrawn(frames: readonly number[], facts: FilmFacts) {
  const list = useRef<HTMLOListElement>(null)
  const asked = useRef({ frames, facts })
  useEffect(() => {
    const video = list.current?.parentElement?.querySelector('video')
    const canvases = list.current?.querySelectorAll('canvas') ?? []
    const leaving = new AbortController()
    if (video) void drawFrames(video, [...canvases], asked.current, leaving.signal)
    return () => leaving.abort()
  }, [])
  return list
}
