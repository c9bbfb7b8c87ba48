import type { Region } from '@rollcall/contract/stills.ts'
import { useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import type { DeepZoom } from '../stills/DeepZoom.ts'
import styles from './Pair.module.css'

/** The mark around the man who is meant: others may stand beside him. */
export function Frame({ zoom, region }: { readonly zoom: DeepZoom; readonly region: Region }) {
  useSyncExternalStore(zoom.moves.subscribe, zoom.moves.last)
  return createPortal(
    <div className={styles.frame} style={zoom.where.place(region)} aria-hidden="true" />,
    zoom.layer,
  )
}
