import type { SubjectId } from '@rollcall/contract/ids.ts'
import type { AboutShown } from '@rollcall/contract/tips.ts'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TheMan } from '../identifications/TheMan.tsx'
import { Button } from '../ui/Button.tsx'
import { FieldError } from '../ui/Field.tsx'
import { MenDialog } from './MenDialog.tsx'
import styles from './Tip.module.css'

interface PickManProps {
  readonly about: AboutShown | null
  readonly value: SubjectId | null
  readonly onChange: (subjectId: SubjectId) => void
  readonly error: string | undefined
}

/** Which man is meant: known where the tip is about one, else picked by his face. */
export function PickMan({ about, value, onChange, error }: PickManProps) {
  const { t } = useTranslation('tips')
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <fieldset className={styles.man} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{t('make.man')}</legend>
      {value && (
        <div className={styles.picked}>
          <TheMan subjectId={value} />
        </div>
      )}
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t(value ? 'make.otherMan' : 'make.pickMan')}
      </Button>
      <FieldError id={id}>{error}</FieldError>
      {open && (
        <MenDialog
          about={about}
          onChoose={(subjectId) => {
            onChange(subjectId)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </fieldset>
  )
}
