import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../ui/Button.tsx'
import type { Hit } from './found.ts'
import { HitPicture, useTold } from './HitRow.tsx'
import styles from './SearchDialog.module.css'
import { useWhy } from './useWhy.ts'

/** What is chosen, large, where there is room for it. */
export function Aside({ hit, onOpen }: { readonly hit: Hit; readonly onOpen: () => void }) {
  const { t } = useTranslation('search')
  const { name, about } = useTold()(hit)
  const why = useWhy()(hit.why)
  return (
    <aside className={styles.aside} aria-hidden="true">
      <div className={styles.large}>
        <HitPicture hit={hit} sizes="360px" />
      </div>
      <h2>{name}</h2>
      {hit.kind === 'camps' && (
        <p>
          {hit.of.names
            .slice(1)
            .map(({ text }) => text)
            .join(' · ')}
        </p>
      )}
      {about && <p>{about}</p>}
      {why && <p>{why}</p>}
      <ButtonLink kind="primary" to={hit.to} onClick={onOpen} tabIndex={-1}>
        {t(`open.${hit.kind}`)} <kbd>↵</kbd>
      </ButtonLink>
    </aside>
  )
}
