import type { Region } from '@rollcall/contract/sightings.ts'
import { getStill, type Still } from '@rollcall/contract/stills.ts'
import { Link } from 'react-router'
import { useGet } from '../api/queries.ts'
import { useManName } from '../men/useManName.ts'
import styles from './FilmRoom.module.css'

/** The men of a still, drawn over the film that stands there. */
export function FilmMarks({ still }: { readonly still: Still }) {
  const nameOf = useManName()
  const page = useGet(getStill, { params: { stillId: still.id } }).data
  return page?.sightings.map(({ id, region, subject }, at) => (
    <Link
      key={id}
      className={styles.man}
      style={partOf(region, still)}
      to={`/stills/${still.id}?man=${subject.id}`}
      aria-label={nameOf(subject)}
      title={nameOf(subject)}
    >
      <span aria-hidden="true">{at + 1}</span>
    </Link>
  ))
}

const partOf = ({ x, y, w, h }: Region, { width, height }: Still) => ({
  left: `${(x / width) * 100}%`,
  top: `${(y / height) * 100}%`,
  width: `${(w / width) * 100}%`,
  height: `${(h / height) * 100}%`,
})
