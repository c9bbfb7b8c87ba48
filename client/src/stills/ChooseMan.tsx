import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Region } from '@rollcall/contract/sightings.ts'
import type { SubjectShort } from '@rollcall/contract/standing.ts'
import type { Still } from '@rollcall/contract/stills.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useManName } from '../men/useManName.ts'
import { Button, Buttons } from '../ui/Button.tsx'
import { Crop } from '../ui/Crop.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './MarkBar.module.css'

export interface ShownMan {
  readonly subject: SubjectShort
  readonly still: Still
  readonly region: Region
}

interface ChooseManProps {
  readonly title: string
  readonly intro: string
  readonly men: readonly ShownMan[]
  readonly onChoose: (subjectId: SubjectId) => void
  /** Where it may be none of them. */
  readonly onNew?: () => void
  readonly onClose: () => void
  /** What stands above them, such as a search. */
  readonly above?: ReactNode
  /** What stands below them, such as more of them. */
  readonly children?: ReactNode
}

/** Asks which man he is, by their faces. */
export function ChooseMan({
  title,
  intro,
  men,
  onChoose,
  onNew,
  onClose,
  above,
  children,
}: ChooseManProps) {
  const { t } = useTranslation('stills')
  const nameOf = useManName()
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{intro}</p>
      {above}
      <ul className={styles.men}>
        {men.map(({ subject, still, region }) => (
          <li key={subject.id}>
            <button type="button" className={styles.man} onClick={() => onChoose(subject.id)}>
              <Crop of={still} region={region} alt="" sizes="9rem" />
              <span>{nameOf(subject)}</span>
            </button>
          </li>
        ))}
      </ul>
      {children}
      {onNew && (
        <Buttons>
          <Button kind="outline" onClick={onNew}>
            {t('noneOfThese')}
          </Button>
        </Buttons>
      )}
    </Dialog>
  )
}
