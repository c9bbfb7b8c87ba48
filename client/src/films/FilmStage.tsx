import { pathOf } from '@rollcall/contract/endpoint.ts'
import { type Film, type FilmFacts, getFilmVideo } from '@rollcall/contract/films.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import type { CSSProperties, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { FilmMarks } from './FilmMarks.tsx'
import styles from './FilmRoom.module.css'

interface FilmStageProps {
  readonly film: Film
  readonly facts: FilmFacts
  readonly video: RefObject<HTMLVideoElement | null>
  /** The still of the frame at which the film stands. */
  readonly still: Still | undefined
  readonly onPress: () => void
}

/** The moving picture; while it stands at a still, with the men who are marked there. */
export function FilmStage({ film, facts, video, still, onPress }: FilmStageProps) {
  const { t } = useTranslation('films')
  const ratio = { '--ratio': facts.width / facts.height } as CSSProperties
  return (
    <div className={styles.stage} data-stage="">
      <div className={styles.frame} style={ratio}>
        {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in these films. */}
        <video
          ref={video}
          className={styles.video}
          src={pathOf(getFilmVideo, { filmId: film.id })}
          aria-label={t('pictureOf', { title: film.title })}
          preload="auto"
          playsInline
          disablePictureInPicture
          onClick={onPress}
        />
        {still && <FilmMarks still={still} />}
      </div>
    </div>
  )
}
