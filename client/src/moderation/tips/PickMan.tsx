import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { Tip } from '@rollcall/contract/tipDesk.ts'
import { manIn } from '@rollcall/contract/tips.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TheMan } from '../../men/TheMan.tsx'
import { AboutLine } from '../../tips/AboutLine.tsx'
import styles from '../../tips/Tip.module.css'
import { MenDialog } from '../../tips/write/MenDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/Field.tsx'

interface PickManProps {
  readonly of: Tip
  readonly value: SubjectId | null
  readonly onChange: (subjectId: SubjectId) => void
  readonly error: string | undefined
}

/** Which man is meant: known where the tip is about one, else picked by his face. */
export function PickMan({ of: tip, value, onChange, error }: PickManProps) {
  const { t } = useTranslation('tips')
  const id = useId()
  const [open, setOpen] = useState(false)
  const pick = (subjectId: SubjectId) => {
    onChange(subjectId)
    setOpen(false)
  }
  // Whom the tip is about is in sight at the left already.
  const isHis = value !== null && value === manIn(tip.about)
  return (
    <fieldset className={styles.man} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{t('make.man')}</legend>
      {isHis && <AboutLine of={tip.about} />}
      {value && !isHis && (
        <div className={styles.picked}>
          <TheMan subjectId={value} />
        </div>
      )}
      <Button kind={isHis ? 'plain' : 'quiet'} onClick={() => setOpen(true)}>
        {t(value ? 'make.otherMan' : 'make.pickMan')}
      </Button>
      <FieldError id={id}>{error}</FieldError>
      {open && <MenDialog about={tip.about} onChoose={pick} onClose={() => setOpen(false)} />}
    </fieldset>
  )
}
