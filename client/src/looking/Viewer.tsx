import { type ReactNode, useCallback, useState } from 'react'
import type { Pictured } from '../ui/Picture.tsx'
import type { DeepZoom } from './DeepZoom.ts'
import { plainLight } from './light.ts'
import { Stage } from './Stage.tsx'
import styles from './Viewer.module.css'
import { ViewTools } from './ViewTools.tsx'

interface ViewerProps {
  readonly of: Pictured
  /** What it shows, and how it is moved. */
  readonly label: string
  readonly onZoom?: (zoom: DeepZoom | null) => void
  /** What else can be done here, beside how it is looked at. */
  readonly tools?: ReactNode
  /** What lies over the whole picture on paper. */
  readonly onPaper?: ReactNode
  /** What lies over the picture. */
  readonly children?: ReactNode
}

/** A picture as large as there is room, and all that helps to look at it. Nothing of that is saved. */
export function Viewer({ of, label, onZoom, tools, onPaper = null, children }: ViewerProps) {
  const [zoom, setZoom] = useState<DeepZoom | null>(null)
  const [light, setLight] = useState(plainLight)
  const take = useCallback(
    (made: DeepZoom | null) => {
      setZoom(made)
      onZoom?.(made)
    },
    [onZoom],
  )
  return (
    <div className={styles.viewer}>
      <Stage of={of} label={label} light={light} onZoom={take} onPaper={onPaper}>
        {children}
      </Stage>
      <ViewTools zoom={zoom} light={light} onLight={setLight}>
        {tools}
      </ViewTools>
    </div>
  )
}
