import type { FilmFacts } from '@rollcall/contract/filmFacts.ts'
import type { Film } from '@rollcall/contract/films.ts'
import { listStills } from '@rollcall/contract/stills.ts'
import { useList } from '../api/queries.ts'
import { Controls } from './Controls.tsx'
import styles from './FilmRoom.module.css'
import { FilmStage } from './FilmStage.tsx'
import { FrameActs } from './FrameActs.tsx'
import { PositionBox } from './PositionBox.tsx'
import { Scrubber } from './Scrubber.tsx'
import { ShotActs } from './ShotActs.tsx'
import { Strip } from './Strip.tsx'
import { useFilmPlayer } from './useFilmPlayer.ts'
import { useKeptPlace, usePlaceInAddress } from './usePlaceInAddress.ts'

interface FilmRoomProps {
  readonly film: Film
  readonly facts: FilmFacts
}

/** The film, what moves it, where one is, and its stills. */
export function FilmRoom({ film, facts }: FilmRoomProps) {
  const opensAt = usePlaceInAddress()
  const { video, player, now } = useFilmPlayer(facts, opensAt)
  useKeptPlace(player && now)
  const stills = useList(listStills, { query: { filmId: film.id, limit: 100 } })
  const seek = (frame: number) => player?.seek(frame)
  const stillAt = (place: number) => stills.items?.find(({ frame }) => frame === place)
  const still = stillAt(now.frame)
  return (
    <div className={styles.room}>
      <FilmStage
        film={film}
        facts={facts}
        video={video}
        still={now.speed === 0 ? still : undefined}
        opensAt={stillAt(opensAt)}
        onPress={() => player?.toggle()}
      />
      <div className={styles.desk}>
        <Scrubber now={now} facts={facts} shots={film.shots} onSeek={seek} />
        <div className={styles.acts}>
          <Controls player={player} speed={now.speed} video={video} />
          <FrameActs film={film} frame={now.frame} still={still} onKeep={() => player?.stop()} />
        </div>
        {film.can.editShots && <ShotActs film={film} facts={facts} frame={now.frame} />}
        <PositionBox frame={now.frame} facts={facts} onSeek={seek} />
      </div>
      <Strip list={stills} shots={film.shots} at={now.frame} onSeek={seek} />
    </div>
  )
}
