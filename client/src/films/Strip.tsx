import type { Film } from '@rollcall/contract/films.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Picture } from '../ui/Picture.tsx'
import styles from './Strip.module.css'
import { useShotName } from './useShotName.ts'

interface StripProps {
  /** What `useList` gave for the stills of a film. */
  readonly list: {
    readonly items: readonly Still[] | undefined
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  readonly shots: Film['shots']
  /** The still one looks at. */
  readonly current?: string
  /** The frame one looks at, where the stills lead the film to theirs. */
  readonly at?: number
  readonly onSeek?: (frame: number) => void
}

/** The stills of a film in their order, like a strip of it. */
export function Strip({ list, shots, current, at, onSeek }: StripProps) {
  const { t } = useTranslation('films')
  const { items = [], hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const here = items.find(({ id, frame }) => (current ? id === current : frame === at))?.id
  const strip = useCentred(here)
  const wanted = current !== undefined && !here && hasNextPage && !isFetchingNextPage
  useEffect(() => {
    if (wanted) void fetchNextPage()
  }, [wanted, fetchNextPage])
  return (
    <nav className={styles.strip} aria-label={t('strip')}>
      <ol ref={strip} className={styles.stills}>
        {items.map((still) => (
          <li key={still.id} data-here={still.id === here ? '' : undefined}>
            <Thumb still={still} shots={shots} isHere={still.id === current} />
            {onSeek && <ShotButton still={still} shots={shots} onSeek={onSeek} />}
          </li>
        ))}
        {hasNextPage && (
          <li>
            <button
              type="button"
              className={styles.more}
              disabled={isFetchingNextPage}
              onClick={() => fetchNextPage()}
            >
              {t('moreStills')}
            </button>
          </li>
        )}
      </ol>
    </nav>
  )
}

interface ThumbProps {
  readonly still: Still
  readonly shots: Film['shots']
  readonly isHere: boolean
}

function Thumb({ still, shots, isHere }: ThumbProps) {
  const name = useShotName()(still, shots)
  const { width, height } = still
  return (
    <Link
      className={styles.thumb}
      to={`/stills/${still.id}`}
      aria-label={name}
      aria-current={isHere ? 'page' : undefined}
      title={name}
      style={{ aspectRatio: `${width} / ${height}` }}
    >
      <Picture of={still} alt="" sizes={`${Math.round((72 * width) / height)}px`} />
    </Link>
  )
}

function ShotButton({
  still,
  shots,
  onSeek,
}: Omit<ThumbProps, 'isHere'> & { readonly onSeek: (frame: number) => void }) {
  const { t } = useTranslation('films')
  const name = useShotName()(still, shots)
  return (
    <button
      type="button"
      className={styles.seek}
      aria-label={t('seekTo', { place: name })}
      onClick={() => onSeek(still.frame ?? 0)}
    >
      {name}
    </button>
  )
}

/** Keeps the present still in the middle of the strip; the page itself stays where it is. */
function useCentred(here: string | undefined) {
  const strip = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const item = strip.current?.querySelector<HTMLElement>('[data-here]')
    if (!here || !item || !strip.current) return
    strip.current.scrollLeft = item.offsetLeft - (strip.current.clientWidth - item.offsetWidth) / 2
  }, [here])
  return strip
}
