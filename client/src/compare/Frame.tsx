import type { Region } from '@rollcall/contract/sightings.ts'
import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { boxAround } from '../looking/placement.ts'
import styles from './Pair.module.css'

/** The mark around the man who is meant: others may stand beside him. */
export function Frame({ zoom, region }: { readonly zoom: DeepZoom; readonly region: Region }) {
  const at = useSyncExternalStore(zoom.at.subscribe, zoom.at.last)
  const { x, y, w, h } = boxAround(at, region)
  return createPortal(
    <div
      className={styles.frame}
      style={{ left: x, top: y, width: w, height: h }}
      aria-hidden="true"
    />,
    zoom.layer,
  )
}
