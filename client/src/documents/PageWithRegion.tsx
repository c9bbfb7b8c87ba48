import type { DocumentPage } from '@rollcall/contract/documentPages.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './Documents.module.css'

interface PageWithRegionProps {
  readonly of: DocumentPage
  readonly alt: string
  readonly region: Region | null
}

/** The whole page, with a box on the part that is meant. */
export function PageWithRegion({ of, alt, region }: PageWithRegionProps) {
  return (
    <div className={styles.paper}>
      <Picture of={of} alt={alt} sizes="(max-width: 62em) 100vw, 60vw" first />
      {region && <div className={styles.region} data-region="" style={placeOf(region, of)} />}
    </div>
  )
}

const placeOf = ({ x, y, w, h }: Region, { width, height }: DocumentPage) => ({
  left: `${(x / width) * 100}%`,
  top: `${(y / height) * 100}%`,
  width: `${(w / width) * 100}%`,
  height: `${(h / height) * 100}%`,
})
