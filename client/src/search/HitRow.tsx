import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useCampName } from '../camps/useCampName.ts'
import { useSpan } from '../camps/useSpan.ts'
import { useWhen } from '../dates/useWhen.ts'
import { useFormat } from '../i18n/useFormat.ts'
import { useManName } from '../men/useManName.ts'
import { useFacts } from '../people/useFacts.ts'
import { useStandingWords } from '../subjects/useStandingWords.ts'
import { Crop } from '../ui/Crop.tsx'
import { Picture } from '../ui/Picture.tsx'
import type { Hit } from './found.ts'
import styles from './SearchDialog.module.css'
import { useWhy } from './useWhy.ts'

interface HitRowProps {
  readonly hit: Hit
  readonly chosen: boolean
  readonly onOpen: () => void
  readonly onPoint: () => void
}

/** One hit: its picture, what it is, and why it was found. The arrows choose it from the field. */
export function HitRow({ hit, chosen, onOpen, onPoint }: HitRowProps) {
  const whyOf = useWhy()
  const { name, about } = useTold()(hit)
  return (
    <Link
      id={hit.id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={styles.hit}
      to={hit.to}
      onClick={onOpen}
      onMouseMove={() => chosen || onPoint()}
    >
      <span
        className={styles.pic}
        data-wide={hit.kind === 'films' || hit.kind === 'stills' ? '' : undefined}
      >
        <HitPicture hit={hit} sizes="48px" />
      </span>
      <span>
        {name}
        {about && <small>{about}</small>}
      </span>
      <small className={styles.why}>{whyOf(hit.why)}</small>
    </Link>
  )
}

/** A face, a picture, or a sign where there is neither. */
export function HitPicture({ hit, sizes }: { readonly hit: Hit; readonly sizes: string }) {
  switch (hit.kind) {
    case 'people': {
      const portrait = hit.of.portraits[0]
      return portrait ? <Picture of={portrait} alt="" sizes={sizes} /> : null
    }
    case 'men':
      return (
        <Crop of={hit.of.portrait.still} region={hit.of.portrait.region} alt="" sizes={sizes} />
      )
    case 'films':
      return hit.of.cover ? <Picture of={hit.of.cover} alt="" sizes={sizes} /> : null
    case 'stills':
    case 'pages':
      return <Picture of={hit.of} alt="" sizes={sizes} />
    case 'camps':
      return <i aria-hidden="true">{([...(hit.of.names[0]?.text ?? '')][0] ?? '').toUpperCase()}</i>
    case 'texts':
      return <i aria-hidden="true">“</i>
  }
}

/** What a hit is called, and what tells it from others. */
export function useTold() {
  const { t } = useTranslation('search')
  const campName = useCampName()
  const nameOf = useManName()
  const standing = useStandingWords()
  const facts = useFacts()
  const when = useWhen('short')
  const span = useSpan()
  const { number } = useFormat()
  const joined = (parts: readonly (string | null | undefined | false)[]) =>
    parts.filter(Boolean).join(' · ')
  return (hit: Hit) => {
    switch (hit.kind) {
      case 'camps': {
        const { place, from, to, people, men, films } = hit.of
        const counts = [
          people > 0 && t('count.people', { count: people }),
          men > 0 && t('count.men', { count: men }),
          films > 0 && t('count.films', { count: films }),
        ]
        return { name: campName(hit.of), about: joined([place, span(from, to), ...counts]) }
      }
      case 'people':
        return { name: hit.of.name ?? '', about: joined(facts(hit.of).slice(0, 3)) }
      case 'men':
        return { name: nameOf(hit.of), about: standing(hit.of) }
      case 'films': {
        const { title, date, camp, place, men, frame } = hit.of
        const where = camp ? campName(camp) : place
        return {
          name: title,
          about: joined([
            frame !== null && t('frame', { frame: number(frame) }),
            date && when(date),
            where,
            men > 0 && t('count.men', { count: men }),
          ]),
        }
      }
      case 'stills': {
        const { title, provenance, frame } = hit.of
        return {
          name: title,
          about: joined([
            frame !== null && t('frame', { frame: number(frame) }),
            provenance?.date && when(provenance.date),
            provenance?.place,
          ]),
        }
      }
      case 'texts':
        return {
          name: <Said {...hit.of} />,
          about: t('evidenceOf', { number: hit.of.subject.number }),
        }
      case 'pages': {
        const { document, page } = hit.of
        return {
          name: <Said {...hit.of} />,
          about: joined([document.title, t('page', { page: number(page) })]),
        }
      }
    }
  }
}

/** What was looked for in the words around it. */
function Said({ before, found, after }: Record<'before' | 'found' | 'after', string>) {
  return (
    <>
      “{before}
      <mark>{found}</mark>
      {after}”
    </>
  )
}
