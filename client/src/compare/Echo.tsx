import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import styles from './Points.module.css'

interface EchoProps {
  readonly zoom: DeepZoom
  /** Over which picture the pointer is. */
  readonly other: DeepZoom
}

/** Where the pointer is over the other picture, at the same place of this one: once both are aligned, of the face. */
export function Echo({ zoom, other }: EchoProps) {
  const dot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const move = (event: PointerEvent) => {
      const box = other.layer.getBoundingClientRect()
      const at = { x: event.clientX - box.x, y: event.clientY - box.y }
      if (!dot.current) return
      dot.current.style.transform = `translate(${at.x}px, ${at.y}px)`
      dot.current.hidden = event.pointerType === 'touch'
    }
    const leave = () => {
      if (dot.current) dot.current.hidden = true
    }
    other.layer.addEventListener('pointermove', move)
    other.layer.addEventListener('pointerleave', leave)
    return () => {
      other.layer.removeEventListener('pointermove', move)
      other.layer.removeEventListener('pointerleave', leave)
    }
  }, [other])
  return createPortal(
    <div ref={dot} className={styles.echo} aria-hidden="true" hidden />,
    zoom.layer,
  )
}
