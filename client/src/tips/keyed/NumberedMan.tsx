import { listSubjects, type SubjectListed } from '@rollcall/contract/subjects.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useList } from '../../api/queries.ts'
import { manNumberIn } from '../../men/manNumber.ts'
import { useManNumber } from '../../men/useManName.ts'
import { Crop } from '../../ui/Crop.tsx'
import { TextField } from '../../ui/Field.tsx'
import styles from '../Tip.module.css'

interface NumberedManProps {
  readonly number: string
  readonly onNumber: (number: string) => void
  /** Who has that number; null while nobody is found. */
  readonly onMan: (man: SubjectListed | null) => void
  readonly isWrong: boolean
}

/** The number by his face, and the face itself, so that a slip of the pen is seen. */
export function NumberedMan({ number, onNumber, onMan, isWrong }: NumberedManProps) {
  const { t } = useTranslation('tips')
  const byNumber = useManNumber()
  const sought = manNumberIn(number)
  const query = { number: sought ?? 0 }
  const list = useList(listSubjects, { query }, { enabled: sought !== null })
  const man = sought === null ? null : (list.items?.[0] ?? null)
  useEffect(() => onMan(man), [man, onMan])
  const isNobody = number.trim() !== '' && (sought === null || list.items?.length === 0)
  return (
    <>
      <TextField
        optional
        label={t('keyed.number')}
        hint={t('keyed.numberHint')}
        inputMode="numeric"
        value={number}
        onChange={onNumber}
        error={isWrong || isNobody ? t('make.noNumber') : undefined}
      />
      {man && (
        <div className={styles.numbered}>
          <Crop
            of={man.portrait.still}
            region={man.portrait.region}
            alt={byNumber(man.number)}
            sizes="8rem"
          />
        </div>
      )}
    </>
  )
}
