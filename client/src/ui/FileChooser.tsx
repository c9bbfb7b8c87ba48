import { type ChangeEvent, useId, useState } from 'react'
import styles from './FileChooser.module.css'

interface FileChooserProps {
  readonly words: {
    readonly choose: string
    readonly orDrop: string
    readonly formats: string
  }
  /** As browsers filter what is offered; what is dropped they do not look at. */
  readonly accept: string
  readonly onChoose: (file: File, all: readonly File[]) => void
  /** A whole folder is chosen or dropped, with all that is in it; or several files by themselves. */
  readonly many?: 'folder' | 'files' | undefined
  readonly error?: string | undefined
  /** The former file could not be used; why is said elsewhere. */
  readonly isWrong?: boolean
}

/** A place for a file, chosen or dropped: it is one file control, drawn large. */
export function FileChooser({
  words,
  accept,
  onChoose,
  many,
  error,
  isWrong = false,
}: FileChooserProps) {
  const id = useId()
  const [over, setOver] = useState(false)
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setOver(false)
    const all = [...(target.files ?? [])]
    const [file] = all
    if (file) onChoose(file, all)
  }
  return (
    <div className={styles.drop} data-over={over ? '' : undefined}>
      <label className={styles.call} htmlFor={id}>
        {words.choose}
      </label>
      <span>{words.orDrop}</span>
      <small id={`${id}-formats`}>{words.formats}</small>
      <input
        id={id}
        type="file"
        className={styles.input}
        accept={accept}
        multiple={many === 'files'}
        {...(many === 'folder' && { webkitdirectory: '' })}
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
