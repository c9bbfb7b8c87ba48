import type { StillPage } from '@rollcall/contract/stills.ts'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Image } from '../ui/Picture.tsx'
import { DeepZoom } from './DeepZoom.ts'
import styles from './Stage.module.css'
import { filterOf, gammaId, type View } from './view.ts'

interface StageProps {
  readonly still: StillPage
  readonly view: View
  readonly zoom: DeepZoom | null
  readonly onZoom: (zoom: DeepZoom | null) => void
  readonly children: ReactNode
}

/** The picture as large as there is room: first as a plain one, then, in the same place, one that can be enlarged. */
export function Stage({ still, view, zoom, onZoom, children }: StageProps) {
  const { t } = useTranslation('stills')
  const host = useRef<HTMLDivElement>(null)
  const drawn = useDeepZoom(still, host, onZoom)
  useEffect(() => zoom?.show(view), [zoom, view])
  const filter = filterOf(view)
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups a picture and its marks, not fields.
    <div
      role="group"
      className={styles.stage}
      aria-label={t('stage', { title: still.title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved by hand can be moved by keys.
      tabIndex={0}
      onKeyDown={(event) => zoom && moveBy(event, zoom)}
    >
      <div className={styles.plain} hidden={drawn} style={{ filter }}>
        <Image
          pictures={still.pictures}
          alt=""
          sizes="(max-width: 48em) 100vw, calc(100vw - 25rem)"
          first
          place={{ objectFit: 'contain' }}
        />
      </div>
      <div ref={host} className={styles.host} />
      <Gamma of={view} />
      {children}
    </div>
  )
}

function useDeepZoom(
  still: StillPage,
  host: { readonly current: HTMLElement | null },
  onZoom: (zoom: DeepZoom | null) => void,
): boolean {
  const [drawn, setDrawn] = useState(false)
  const first = useRef(still)
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

function Gamma({ of: { gamma } }: { readonly of: View }) {
  const curve = { type: 'gamma', exponent: 1 / gamma } as const
  return (
    <svg className={styles.filters} aria-hidden="true">
      <filter id={gammaId} colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR {...curve} />
          <feFuncG {...curve} />
          <feFuncB {...curve} />
        </feComponentTransfer>
      </filter>
    </svg>
  )
}
