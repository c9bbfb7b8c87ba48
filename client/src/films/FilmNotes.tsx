import type { FilmNote } from '@rollcall/contract/filmFacts.ts'
import { useTranslation } from 'react-i18next'
import styles from './FilmPanel.module.css'
import { clockOf } from './length.ts'

/** What is to be known of a film beside its size and rate: how it was made, what was left out, what is missing. */
export function FilmNotes({ notes }: { readonly notes: readonly FilmNote[] }) {
  const { t } = useTranslation('films')
  if (notes.length === 0) return null
  const sentence = (note: FilmNote): string => {
    switch (note.kind) {
      case 'interlaced':
        return t(`note.interlaced.${note.first}`)
      case 'hard-telecine':
        return t(note.restored ? 'note.hard-telecine.restored' : 'note.hard-telecine.kept')
      case 'end-missing':
        return note.to === null
          ? t('note.end-missing.from', { from: clockOf(note.from) })
          : t('note.end-missing.between', spanOf(note.from, note.to))
      case 'beginning-missing':
      case 'part-missing':
      case 'part-damaged':
        return t(`note.${note.kind}`, spanOf(note.from, note.to))
      case 'soft-telecine':
      case 'times-evened':
      case 'sizes-differ':
      case 'sound-left-out':
        return t(`note.${note.kind}`)
      default:
        return note satisfies never
    }
  }
  return (
    <ul className={styles.notes} aria-label={t('notes')}>
      {notes.map((note) => (
        <li key={JSON.stringify(note)}>{sentence(note)}</li>
      ))}
    </ul>
  )
}

const spanOf = (from: number, to: number) => ({ from: clockOf(from), to: clockOf(to) })
