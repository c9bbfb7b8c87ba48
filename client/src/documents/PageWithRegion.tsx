import type { DocumentPage } from '@rollcall/contract/documentPages.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import { type PointerEvent, useRef } from 'react'
import { between } from '../stills/regions.ts'
import { Picture } from '../ui/Picture.tsx'
import styles from './Documents.module.css'

interface PageWithRegionProps {
  readonly of: DocumentPage
  readonly alt: string
  readonly region: Region | null
  readonly onChange: (region: Region) => void
}

/** The whole page, with a box on the part that is meant; with a mouse it is drawn anew. Its numbers are typed beside it. */
export function PageWithRegion({ of, alt, region, onChange }: PageWithRegionProps) {
  const began = useRef<{ x: number; y: number } | null>(null)
  const at = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect()
    return {
      x: ((clientX - left) / width) * of.width,
      y: ((clientY - top) / height) * of.height,
    }
  }
  // A finger scrolls; whoever has no mouse types the numbers.
  const isDrawing = ({ pointerType, buttons }: PointerEvent) =>
    pointerType === 'mouse' && buttons === 1
  return (
    <div
      className={styles.paper}
      onPointerDown={(event) => {
        began.current = isDrawing(event) ? at(event) : null
      }}
      onPointerMove={(event) => {
        if (began.current && isDrawing(event)) onChange(between(began.current, at(event), of))
      }}
      onPointerUp={() => {
        began.current = null
      }}
    >
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
