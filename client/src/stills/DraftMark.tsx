import type { Region } from '@rollcall/contract/sightings.ts'
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { DeepZoom } from '../looking/DeepZoom.ts'
import { announce } from '../ui/announce.ts'
import { isPressed } from '../ui/keys.ts'
import type { Size } from '../ui/pictures.ts'
import { useKeys } from '../ui/useKeys.ts'
import { byKey } from './byKey.ts'
import type { Drafting } from './drafting.ts'
import { drawing } from './drawing.ts'
import { laid } from './laid.ts'
import styles from './Marks.module.css'

interface DraftMarkProps {
  readonly zoom: DeepZoom
  /** The picture that is drawn on. */
  readonly still: Size
  readonly draft: Drafting
  /** It is a mark that stays where it is: only what lies on it is drawn with. */
  readonly mends?: boolean
}

/** The box that is being drawn or mended. It has the focus, so that the arrow keys are its own. */
export function DraftMark({ zoom, still, draft, mends = false }: DraftMarkProps) {
  const { t } = useTranslation('stills')
  const box = useRef<HTMLDivElement>(null)
  const { region } = draft
  const at = useSyncExternalStore(zoom.at.subscribe, zoom.at.last)
  usePointer({ zoom, still, draft, mends }, () => box.current?.focus({ preventScroll: true }))
  const say = useSaid(region)
  useKeys(
    region
      ? [
          { key: 'Enter', text: t('draftKeys.save') },
          { key: '← ↑ ↓ →', text: t('draftKeys.move') },
          { key: 'Shift ← →', text: t('draftKeys.resize') },
          { key: 'Alt ← →', text: t('draftKeys.finely') },
        ]
      : [],
  )
  const isEmpty = region === null
  useEffect(() => {
    // What was in hand is saved: the keys belong to the picture until there is a next one.
    const stage = zoom.layer.closest<HTMLElement>('[tabindex]')
    const keyed = isEmpty ? stage : box.current
    keyed?.focus({ preventScroll: true })
  }, [zoom, isEmpty])
  useEffect(() => {
    // Afterwards the keys belong to the picture again.
    return () => zoom.layer.closest<HTMLElement>('[tabindex]')?.focus({ preventScroll: true })
  }, [zoom])
  if (!region) return null
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') draft.save()
    else if (event.key === 'Escape') draft.leave()
    else if (draft.refuse && isPressed('x', event.nativeEvent)) draft.refuse()
    else {
      const changed = byKey(event, region, zoom, still)
      if (!changed) return
      draft.setRegion(changed)
      zoom.reveal(changed)
      say()
    }
    event.preventDefault()
    event.stopPropagation()
  }
  return createPortal(
    <div
      ref={box}
      role="application"
      className={styles.draft}
      style={laid(at, region)}
      data-draft=""
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keys itself.
      tabIndex={0}
      aria-label={t('draft', { ...region })}
      aria-roledescription={t('draftRole')}
      onKeyDown={press}
    >
      {(['n', 'e', 's', 'w'] as const).map((edge) => (
        <span key={edge} className={styles.edge} data-edge={edge} />
      ))}
      {(['nw', 'ne', 'sw', 'se'] as const).map((corner) => (
        <span key={corner} className={styles.handle} data-handle={corner} />
      ))}
    </div>,
    zoom.layer,
  )
}

function usePointer(
  { zoom, still, draft, mends }: Required<DraftMarkProps>,
  done: () => void,
): void {
  const last = useEffectEvent(() => draft.region)
  const set = useEffectEvent(draft.setRegion)
  const ended = useEffectEvent(done)
  const { width, height } = still
  useEffect(() => {
    const slip = () => Math.hypot(...Object.values(zoom.wayOf(4, 0)))
    const picture = { width, height }
    zoom.take(
      drawing({
        last: () => last(),
        set: (mark) => set(mark),
        done: () => ended(),
        slip,
        picture,
        anew: !mends,
      }),
    )
    return () => zoom.take(null)
  }, [zoom, width, height, mends])
}

/** Says where the box is once the keys rest. */
function useSaid(region: Region | null) {
  const { t } = useTranslation('stills')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = useEffectEvent(() => region && announce(t('draft', { ...region })))
  const ask = useRef(0)
  useEffect(() => {
    if (ask.current > 0) timer.current = setTimeout(() => tell(), 400)
    return () => clearTimeout(timer.current)
  }, [region])
  return () => {
    ask.current += 1
  }
}
