import { type FoundKind, search } from '@rollcall/contract/search.ts'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import { useGet } from '../api/queries.ts'
import { announce } from '../ui/announce.ts'
import { ButtonLink, Buttons } from '../ui/Button.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { Refused } from '../ui/Refused.tsx'
import { useSettled } from '../ui/useSettled.ts'
import { Aside } from './Aside.tsx'
import { countIn, type Found, type Hit, hitsIn, kindsIn, type Sought } from './found.ts'
import { HitRow } from './HitRow.tsx'
import styles from './SearchDialog.module.css'

/** So many of each kind at first, and of one alone. */
const FEW = 4
const MANY = 50

interface SearchDialogProps {
  readonly from: Sought
  readonly onClose: () => void
  /** Goes to what was found; Back leads here again. */
  readonly onLeave: (sought: Sought) => void
}

/** One search over everything: it finds as one types, the arrows choose, Tab goes to the next kind, Escape gives the focus back. */
export function SearchDialog({ from, onClose, onLeave }: SearchDialogProps) {
  const { t } = useTranslation('search')
  const dialog = useRef<HTMLDialogElement>(null)
  const go = useNavigate()
  const [typed, type] = useState(from.typed)
  const [kind, setKind] = useState<FoundKind | null>(from.kind)
  const [at, setAt] = useState(from.at)
  const id = useId()
  const { q, found, ...list } = useFound(typed, kind)
  const hits = found ? hitsIn(found) : []
  const chosen = hits[Math.min(at, hits.length - 1)]
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  const leave = () => onLeave({ typed, kind, at })
  const choose = (next: number) => {
    setAt(next)
    document.getElementById(hits[next]?.id ?? '')?.scrollIntoView({ block: 'nearest' })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      // A field of this kind would only be emptied.
      event.preventDefault()
      return dialog.current?.close()
    }
    const next = event.nativeEvent.isComposing
      ? null
      : nextOn(event, hits, Math.min(at, hits.length - 1))
    if (next === null) return
    event.preventDefault()
    if (next !== 'open') return choose(next)
    leave()
    if (chosen) void go(chosen.to)
  }
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={t('title')} onClose={onClose}>
      <div className={styles.top}>
        <div className={styles.box}>
          <input
            autoFocus
            type="search"
            role="combobox"
            aria-label={t('title')}
            aria-expanded={hits.length > 0}
            aria-controls={id}
            aria-autocomplete="list"
            aria-activedescendant={chosen?.id}
            autoComplete="off"
            spellCheck={false}
            maxLength={300}
            placeholder={t('placeholder')}
            value={typed}
            onChange={({ target }) => {
              type(target.value)
              setKind(null)
              setAt(0)
            }}
            onKeyDown={press}
          />
          {found && <small>{t('found', { count: countIn(found) })}</small>}
        </div>
        <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
          {t('close')} <KeyHint of="Escape" />
        </button>
      </div>
      <div className={styles.panel}>
        <div className={styles.list}>
          <Refused error={list.error} onAgain={list.refetch} />
          {found && hits.length === 0 && <Nothing q={q} onLeave={leave} />}
          <div id={id} role="listbox" aria-label={t('title')} aria-busy={list.isPlaceholderData}>
            {found &&
              kindsIn(found).map((one) => (
                <Kind
                  key={one}
                  {...{ kind: one, hits, chosen, leave, choose }}
                  count={found[one].count}
                  onAll={
                    kind === null && found[one].count > found[one].hits.length && one !== 'texts'
                      ? () => {
                          setKind(one)
                          setAt(0)
                        }
                      : null
                  }
                />
              ))}
          </div>
          <p className={styles.keys}>{t(found ? 'withheld' : 'hint')}</p>
        </div>
        {chosen && <Aside hit={chosen} onOpen={leave} />}
      </div>
    </dialog>
  )
}

/** What is found for what was typed, once the typing pauses. */
function useFound(typed: string, kind: FoundKind | null) {
  const { t } = useTranslation('search')
  const q = useSettled(typed.trim())
  const enabled = q !== ''
  const query = { q, limit: kind ? MANY : FEW, ...(kind && { kind }) }
  const { data, ...rest } = useGet(search, { query }, { enabled, keep: true })
  const found: Found | undefined = enabled ? data : undefined
  const count = found && !rest.isPlaceholderData ? countIn(found) : undefined
  useEffect(() => {
    if (count !== undefined) announce(t('found', { count }))
  }, [count, t])
  return { q, found, ...rest }
}

/** Where a key leads: to another hit, or to what is chosen; null where it is nobody's here. */
const nextOn = (
  { key, shiftKey }: KeyboardEvent,
  hits: readonly Hit[],
  at: number,
): number | 'open' | null => {
  if (hits.length === 0) return null
  if (key === 'Enter') return 'open'
  if (key === 'ArrowDown') return (at + 1) % hits.length
  if (key === 'ArrowUp') return (at + hits.length - 1) % hits.length
  if (key !== 'Tab') return null
  const first = (one: Hit, place: number) => hits[place - 1]?.kind !== one.kind
  const begins = hits.flatMap((one, place) => (first(one, place) ? [place] : []))
  // Beyond the last kind, and before the first, it leads on as it does everywhere.
  return (
    (shiftKey ? begins.findLast((place) => place < at) : begins.find((place) => place > at)) ?? null
  )
}

interface KindProps {
  readonly kind: FoundKind
  readonly count: number
  readonly hits: readonly Hit[]
  readonly chosen: Hit | undefined
  readonly choose: (at: number) => void
  readonly onAll: (() => void) | null
  readonly leave: () => void
}

function Kind({ kind, count, hits, chosen, choose, onAll, leave }: KindProps) {
  const { t } = useTranslation('search')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox.
    <div role="group" className={styles.kind} aria-label={t(`kind.${kind}`)}>
      <div className={styles.of} role="presentation">
        <b aria-hidden="true">{t(`kind.${kind}`)}</b>
        {onAll ? (
          <button type="button" onClick={onAll}>
            {t('all', { count })}
          </button>
        ) : (
          <span aria-hidden="true">{count}</span>
        )}
      </div>
      <div role="presentation">
        {hits.map(
          (hit, at) =>
            hit.kind === kind && (
              <HitRow
                key={hit.id}
                hit={hit}
                chosen={hit === chosen}
                onOpen={leave}
                onPoint={() => choose(at)}
              />
            ),
        )}
      </div>
    </div>
  )
}

function Nothing({ q, onLeave }: { readonly q: string; readonly onLeave: () => void }) {
  const { t } = useTranslation('search')
  const me = useMe()
  return (
    <div className={styles.nothing}>
      <h2>{t('nothing.title', { q })}</h2>
      <p>{t('nothing.text')}</p>
      {me && !me.id && <p>{t('nothing.withheld')}</p>}
      <Buttons>
        <ButtonLink to="/tip" onClick={onLeave}>
          {t('nothing.tip')}
        </ButtonLink>
        {me?.can.contribute && (
          <ButtonLink to="/add" onClick={onLeave}>
            {t('nothing.add')}
          </ButtonLink>
        )}
      </Buttons>
    </div>
  )
}
