import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import type { Film } from '@rollcall/contract/films.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import type { CSSProperties, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { plainOf } from '../ui/pictures.ts'
import { FilmMarks } from './FilmMarks.tsx'
import styles from './FilmRoom.module.css'
import { useFilmSource } from './useFilmSource.ts'

interface FilmStageProps {
  readonly film: Film
  readonly facts: FilmFacts
  readonly video: RefObject<HTMLVideoElement | null>
  /** The still of the frame at which the film stands. */
  readonly still: Still | undefined
  /** The still of the frame at which it opens. */
  readonly opensAt: Still | undefined
  readonly onPress: () => void
}

/** The moving picture; while it stands at a still, with the men who are marked there. */
export function FilmStage({ film, facts, video, still, opensAt, onPress }: FilmStageProps) {
  const { t } = useTranslation('films')
  useFilmSource(video, film)
  const ratio = { '--ratio': facts.width / facts.height } as CSSProperties
  return (
    <div className={styles.stage} data-stage="">
      <div className={styles.frame} style={ratio}>
        {/* biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in these films. */}
        <video
          ref={video}
          className={styles.video}
          poster={posterOf(opensAt, film.cover)}
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

/** What is seen until the film comes: where it opens there may be a still, else what stands for it; nothing that is blurred until asked. */
const posterOf = (...stills: readonly (Still | undefined | null)[]): string | undefined =>
  plainOf(stills.find((still) => still && !still.warning)?.pictures ?? [])
