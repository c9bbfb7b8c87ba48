import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Part } from '../ui/Part.tsx'
import styles from './Fields.module.css'

interface ItemsProps<Item> {
  readonly title: string
  readonly hint: string
  readonly items: readonly Item[]
  readonly empty: Item
  readonly most: number
  /** The words on the button that adds one. */
  readonly add: string
  readonly onChange: (items: readonly Item[]) => void
  readonly children: (item: Item, change: (part: Partial<Item>) => void, at: number) => ReactNode
}

/** A list of things to be filled in, one after the other. A new one takes the focus. */
export function Items<Item>({ items, onChange, children, ...rest }: ItemsProps<Item>) {
  const { t } = useTranslation('people')
  const element = useFocusOnNew(items.length)
  const change = (at: number) => (part: Partial<Item>) =>
    onChange(items.map((item, index) => (index === at ? { ...item, ...part } : item)))
  return (
    <div ref={element}>
      <Part title={rest.title} hint={rest.hint}>
        {items.map((item, at) => (
          <fieldset key={at} className={styles.item} aria-label={`${rest.title}, ${at + 1}`}>
            {children(item, change(at), at)}
            <Button kind="plain" onClick={() => onChange(items.filter((_, index) => index !== at))}>
              {t('remove')}
            </Button>
          </fieldset>
        ))}
        {items.length < rest.most && (
          <Button kind="quiet" onClick={() => onChange([...items, rest.empty])}>
            {rest.add}
          </Button>
        )}
      </Part>
    </div>
  )
}

function useFocusOnNew(count: number) {
  const element = useRef<HTMLDivElement>(null)
  const former = useRef(count)
  useEffect(() => {
    if (count === former.current) return
    // One more: its first field. One less: the button that adds, as what had the focus is gone.
    const target =
      count > former.current
        ? 'fieldset fieldset:last-of-type select, fieldset fieldset:last-of-type input'
        : 'fieldset > button:last-child'
    former.current = count
    element.current?.querySelector<HTMLElement>(target)?.focus()
  }, [count])
  return element
}
