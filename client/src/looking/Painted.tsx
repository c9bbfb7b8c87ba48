import { type CSSProperties, useId, useRef } from 'react'
import { Image, type Pictured } from '../ui/Picture.tsx'
import type { Glass } from './gpu.ts'
import { LightFilters } from './LightFilters.tsx'
import { filterOf, type Light } from './light.ts'
import styles from './Painted.module.css'
import { cssOf, type Placement } from './placement.ts'
import { usePainting } from './usePainting.ts'

interface PaintedProps {
  readonly of: Pictured
  /** How it lies in the box that this fills. */
  readonly at: Placement
  readonly light: Light
  /** A loupe over it (loupe.ts). */
  readonly glass?: Glass | null
  /** What is to be seen; empty where words beside it say so already. */
  readonly alt?: string
}

/**
 * A picture at a place in a box, in some light: by the GPU, and until that has it, or where there is none, as a plain picture
 * under filters. On paper it is always the plain one.
 */
export function Painted({ of, at, light, glass = null, alt = '' }: PaintedProps) {
  const host = useRef<HTMLDivElement>(null)
  const id = useId().replaceAll(/\W/g, '')
  const isPainted = usePainting(host, of, { at, light, glass })
  // Where the GPU draws, the plain one need not be fetched as large.
  const wide = useRef(0)
  if (!isPainted) wide.current = Math.max(wide.current, Math.ceil(at.scale * of.width))
  const filter = filterOf(light, id)
  const plain = (place: Placement, said: string) => (
    <Image
      pictures={of.pictures}
      alt={said}
      sizes={`${wide.current}px`}
      first
      place={{ ...placed(of), transform: `var(--upright, ${cssOf(place)})` }}
    />
  )
  return (
    <div className={styles.box}>
      <div className={styles.plain} data-painted={isPainted ? '' : undefined} style={{ filter }}>
        {plain(at, alt)}
      </div>
      <div ref={host} className={styles.gpu} aria-hidden="true" />
      {glass && (
        <div className={styles.glass} style={round(glass)} aria-hidden="true">
          {!isPainted && (
            <div className={styles.plain} style={{ filter }}>
              {plain(within(glass), '')}
            </div>
          )}
        </div>
      )}
      {!isPainted && filter !== 'none' && <LightFilters of={light} id={id} />}
    </div>
  )
}

/** On paper one that is printed whole fills its box instead (Stage.module.css). */
const placed = ({ width, height }: Pictured): CSSProperties => ({
  inset: '0 auto auto 0',
  width: `var(--whole, ${width}px)`,
  height: `var(--whole, ${height}px)`,
  transformOrigin: '0 0',
})

const round = ({ middle: { x, y }, radius }: Glass) => ({
  left: x - radius,
  top: y - radius,
  width: 2 * radius,
  height: 2 * radius,
})

/** How the picture lies in the glass itself. */
const within = ({ at, middle: { x, y }, radius }: Glass): Placement => ({
  ...at,
  x: at.x - x + radius,
  y: at.y - y + radius,
})
