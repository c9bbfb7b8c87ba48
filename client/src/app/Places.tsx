import { useTranslation } from 'react-i18next'
import { NavLink, useMatch } from 'react-router'
import styles from './Header.module.css'

const places = [
  { path: '/', name: 'unknownMen' },
  { path: '/films', name: 'films' },
  { path: '/people', name: 'people' },
  { path: '/about', name: 'about' },
  { path: '/tip', name: 'tip' },
] as const

/** Where one can go from everywhere. */
export function Places() {
  return places.map((place) => <Place key={place.path} {...place} />)
}

/** A man's own page belongs to the wall, and a still to its film. */
const inner: Partial<Record<string, string>> = { '/': '/subjects/*', '/films': '/stills/*' }

function Place({ path, name }: (typeof places)[number]) {
  const { t } = useTranslation('app')
  const within = useMatch(inner[path] ?? path) !== null
  return (
    <NavLink
      className={styles.place ?? ''}
      to={path}
      end={path === '/'}
      {...(within ? { 'aria-current': 'page' } : {})}
    >
      <span>{t(`place.${name}`)}</span>
    </NavLink>
  )
}
