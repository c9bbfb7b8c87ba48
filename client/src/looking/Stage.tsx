import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Pictured } from '../ui/Picture.tsx'
import { Veil } from '../ui/Veil.tsx'
import { useIsVeiled } from '../ui/veil.ts'
import { DeepZoom } from './DeepZoom.ts'
import type { Glass } from './gpu.ts'
import type { Light } from './light.ts'
import { loupeAt } from './loupe.ts'
import { Painted } from './Painted.tsx'
import styles from './Stage.module.css'

interface StageProps {
  readonly of: Pictured
  /** What it shows, and how it is moved. */
  readonly label: string
  readonly light: Light
  readonly onZoom: (zoom: DeepZoom | null) => void
  /** What lies over it on paper, where it is printed whole and upright; without this it is printed as it lies on the screen. */
  readonly onPaper?: ReactNode
  readonly children: ReactNode
}

/** The picture as large as there is room; one with a content warning when somebody has asked to see it. */
export function Stage(props: StageProps) {
  const veiled = useIsVeiled(props.of)
  return veiled ? <Veil of={props.of} label={props.label} /> : <Movable {...props} />
}

function Movable({ of: picture, label, light, onZoom, onPaper, children }: StageProps) {
  const layer = useRef<HTMLDivElement>(null)
  const zoom = useDeepZoom(picture, layer, onZoom)
  const isWhole = onPaper !== undefined
  return (
    // biome-ignore lint/a11y/useSemanticElements: it groups a picture and its marks, not fields.
    <div
      role="group"
      className={styles.stage}
      data-whole={isWhole ? '' : undefined}
      style={isWhole ? ({ '--shape': picture.width / picture.height } as CSSProperties) : undefined}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be moved by hand can be moved by keys.
      tabIndex={0}
      onKeyDown={(event) => zoom && moveBy(event, zoom)}
    >
      {zoom && <Lying of={picture} light={light} zoom={zoom} />}
      <div ref={layer} className={styles.layer} />
      {children}
      {onPaper}
    </div>
  )
}

interface LyingProps {
  readonly of: Pictured
  readonly light: Light
  readonly zoom: DeepZoom
}

/** Drawn anew whenever it is moved, and nothing else with it. */
function Lying({ of, light, zoom }: LyingProps) {
  const at = useSyncExternalStore(zoom.at.subscribe, zoom.at.last)
  const loupe = useSyncExternalStore(zoom.loupe.subscribe, zoom.loupe.last)
  const glass = loupe && loupeAt(at, loupe, zoom.box)
  useLayoutEffect(() => cutOut(zoom.layer, glass))
  useLayoutEffect(() => measure(zoom))
  return <Painted of={of} at={at} light={light} glass={glass} />
}

/** How large the box is, from which it is made smaller on paper. */
function measure({ layer, box }: DeepZoom): void {
  layer.parentElement?.style.setProperty('--width', String(box.width))
  layer.parentElement?.style.setProperty('--height', String(box.height))
}

/** What lies over the picture does not lie over the loupe, in which the picture is elsewhere. */
function cutOut({ style }: HTMLElement, glass: Glass | null): void {
  const hole = glass && `${glass.radius}px at ${glass.middle.x}px ${glass.middle.y}px`
  const mask = hole ? `radial-gradient(circle ${hole}, transparent 100%, black 100%)` : 'none'
  style.setProperty('-webkit-mask-image', mask)
  style.setProperty('mask-image', mask)
}

function useDeepZoom(
  { width, height }: Pictured,
  layer: { readonly current: HTMLElement | null },
  onZoom: (zoom: DeepZoom | null) => void,
): DeepZoom | null {
  const [zoom, setZoom] = useState<DeepZoom | null>(null)
  // Before anything is painted, so that the picture is asked for at once and in the right size.
  useLayoutEffect(() => {
    if (!layer.current) return
    const made = new DeepZoom({ width, height }, layer.current)
    setZoom(made)
    onZoom(made)
    return () => {
      onZoom(null)
      made.end()
    }
  }, [width, height, layer, onZoom])
  return zoom
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
