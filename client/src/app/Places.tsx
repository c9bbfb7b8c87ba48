import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useMatch } from 'react-router'
import { useMe } from '../accounts/useMe.ts'
import styles from './Header.module.css'

const places = [
  { path: '/', name: 'unknownMen' },
  { path: '/films', name: 'films' },
  { path: '/people', name: 'people' },
  { path: '/about', name: 'about' },
  { path: '/tip', name: 'tip' },
] as const

/** It comes for moderators alone: the first page does not carry it. */
const DeskCount = lazy(async () => ({
  default: (await import('../moderation/DeskCount.tsx')).DeskCount,
}))

/** Where one can go from everywhere; moderators to the desk too, which says itself what is missing before it opens. */
export function Places() {
  const me = useMe()
  const moderates = me?.can.moderate ?? false
  return (
    <>
      {places.map((place) => (
        <Place key={place.path} {...place} />
      ))}
      {(moderates || me?.secondFactor.needed) && (
        <Place path="/desk" name="desk">
          {moderates && (
            <Suspense>
              <DeskCount />
            </Suspense>
          )}
        </Place>
      )}
    </>
  )
}

/** A man's own page belongs to the wall, and a still to its film. */
const inner: Partial<Record<string, string>> = {
  '/': '/subjects/*',
  '/films': '/stills/*',
  '/desk': '/desk/*',
}

interface PlaceProps {
  readonly path: string
  readonly name: (typeof places)[number]['name'] | 'desk'
  readonly children?: ReactNode
}

function Place({ path, name, children }: PlaceProps) {
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
      {children}
    </NavLink>
  )
}
