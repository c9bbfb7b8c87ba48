import { type ChangeEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './SendingFile.module.css'

interface FileChooserProps {
  readonly onChoose: (file: File) => void
  readonly error?: string | undefined
  /** The former file could not be used; why is said elsewhere. */
  readonly isWrong?: boolean
}

/** What browsers do not know as films by themselves is named by its ending. */
const accept = 'image/*,video/*,.mkv,.mxf,.dv,.ts,.mts,.m2ts,.vob,.mpg,.avi,.wmv,.flv'

/** A place for a file, chosen or dropped: it is one file control, drawn large. */
export function FileChooser({ onChoose, error, isWrong = false }: FileChooserProps) {
  const { t } = useTranslation('films')
  const id = useId()
  const [over, setOver] = useState(false)
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setOver(false)
    const [file] = target.files ?? []
    if (file) onChoose(file)
  }
  return (
    <div className={styles.drop} data-over={over ? '' : undefined}>
      <label className={styles.call} htmlFor={id}>
        {t('choose')}
      </label>
      <span>{t('orDrop')}</span>
      <small id={`${id}-formats`}>{t('formats')}</small>
      <input
        id={id}
        type="file"
        className={styles.input}
        accept={accept}
        aria-describedby={`${id}-formats ${id}-error`}
        aria-invalid={error || isWrong ? true : undefined}
        onChange={choose}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
      />
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
    </div>
  )
}
