import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Image, type Pictured } from '../ui/Picture.tsx'
import { Veil } from '../ui/Veil.tsx'
import { useIsVeiled } from '../ui/veil.ts'
import { DeepZoom } from './DeepZoom.ts'
import styles from './Stage.module.css'
import { filterOf, gammaId, type View } from './view.ts'

interface StageProps {
  readonly of: Pictured
  /** What it shows, and how it is moved. */
  readonly label: string
  readonly view: View
  readonly zoom: DeepZoom | null
  readonly onZoom: (zoom: DeepZoom | null) => void
  /** How wide the plain picture is drawn: `sizes` of an image. */
  readonly sizes: string
  /** The id of its own filter, where there are two pictures. */
  readonly filter?: string
  readonly children: ReactNode
}

/** The picture as large as there is room; one with a content warning when somebody has asked to see it. */
export function Stage(props: StageProps) {
  const veiled = useIsVeiled(props.of)
  return veiled ? <Veil of={props.of} label={props.label} /> : <Drawn {...props} />
}

/** First as a plain picture, then, in the same place, one that can be enlarged. */
function Drawn({
  of: picture,
  label,
  view,
  zoom,
  onZoom,
  sizes,
  filter = gammaId,
  children,
}: StageProps) {
  const host = useRef<HTMLDivElement>(null)
  const drawn = useDeepZoom(picture, host, onZoom)
  useEffect(() => zoom?.show(view, filter), [zoom, view, filter])
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups a picture and its marks, not fields.
    <div
      role="group"
      className={styles.stage}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved by hand can be moved by keys.
      tabIndex={0}
      onKeyDown={(event) => zoom && moveBy(event, zoom)}
    >
      <div className={styles.plain} hidden={drawn} style={{ filter: filterOf(view, filter) }}>
        <Image
          pictures={picture.pictures}
          alt=""
          sizes={sizes}
          first
          place={{ objectFit: 'contain' }}
        />
      </div>
      <div ref={host} className={styles.host} />
      <Gamma of={view} id={filter} />
      {children}
    </div>
  )
}

function useDeepZoom(
  picture: Pictured,
  host: { readonly current: HTMLElement | null },
  onZoom: (zoom: DeepZoom | null) => void,
): boolean {
  const [drawn, setDrawn] = useState(false)
  const first = useRef(picture)
  useEffect(() => {
    const element = host.current
    if (!element) return
    let here = true
    let made: DeepZoom | null = null
    const begin = async () => {
      made = await DeepZoom.of(first.current, element, () => here)
      made?.onDrawn(() => here && setDrawn(true))
      if (made) onZoom(made)
    }
    // Without it there is still the plain picture.
    begin().catch(() => {})
    return () => {
      here = false
      onZoom(null)
      made?.end()
    }
  }, [host, onZoom])
  return drawn
}

const ways: Record<string, readonly [number, number]> = {
  ArrowLeft: [-0.1, 0],
  ArrowRight: [0.1, 0],
  ArrowUp: [0, -0.1],
  ArrowDown: [0, 0.1],
}

function moveBy(event: KeyboardEvent, zoom: DeepZoom): void {
  const way = ways[event.key]
  if (!way || event.target !== event.currentTarget) return
  event.preventDefault()
  zoom.pan(...way)
}

function Gamma({ of: { gamma }, id }: { readonly of: View; readonly id: string }) {
  const curve = { type: 'gamma', exponent: 1 / gamma } as const
  return (
    <svg className={styles.filters} aria-hidden="true">
      <filter id={id} colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR {...curve} />
          <feFuncG {...curve} />
          <feFuncB {...curve} />
        </feComponentTransfer>
      </filter>
    </svg>
  )
}
