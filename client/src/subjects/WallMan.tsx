import type { Standing } from '@rollcall/contract/standing.ts'
import type { SubjectListed } from '@rollcall/contract/subjects.ts'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useManName } from '../men/useManName.ts'
import { Crop } from '../ui/Crop.tsx'
import { Status, type Tone } from '../ui/Status.tsx'
import { useStandingWords } from './useStandingWords.ts'
import { useTaken } from './useTaken.ts'
import styles from './Wall.module.css'

interface WallManProps {
  readonly man: SubjectListed
  /** Whether he is in sight at once. */
  readonly first: boolean
  /** Whether he changed a moment ago. */
  readonly fresh: boolean
}

const tones: Record<Standing, Tone> = {
  nobody: 'none',
  proposed: 'maybe',
  disputed: 'warn',
  probable: 'maybe',
  confirmed: 'ok',
  'no-prisoner': 'out',
}

/** One man on the wall: his portrait, his number or name, how he stands, and where and when he was filmed. */
export function WallMan({ man, first, fresh }: WallManProps) {
  const { t } = useTranslation('subjects')
  const nameOf = useManName()
  const wordsOf = useStandingWords()
  const takenOf = useTaken()
  const { still, region } = man.portrait
  const { where, when } = takenOf(man.portrait)
  return (
    <li>
      <Link className={styles.man} to={`/subjects/${man.id}`} data-fresh={fresh ? '' : undefined}>
        <Crop
          of={still}
          region={region}
          alt=""
          sizes="(max-width: 47.99em) 44vw, 14vw"
          first={first}
        />
        <b>{nameOf(man)}</b>
        <Status tone={tones[man.standing]}>{wordsOf(man)}</Status>
        {man.confirmed ? (
          <small>{t('notOfficial')}</small>
        ) : (
          man.answered > 0 && <small>{t('wall.answered', { count: man.answered })}</small>
        )}
        <small data-brief="">{where}</small>
        {when && <small>{when}</small>}
      </Link>
    </li>
  )
}
