import { pathOf } from '@rollcall/contract/endpoint.ts'
import { exportAnnotations, exportCsvMetadata } from '@rollcall/contract/exports.ts'
import { getFeed } from '@rollcall/contract/feed.ts'
import { useTranslation } from 'react-i18next'
import { searchOf } from '../api/call.ts'
import { type Asked, addressOf, queryOf } from './asked.ts'
import styles from './ExportsScreen.module.css'

/** For whoever wonders what these files are: how one is known to be whole, and what programs can read on and on. */
export function Explained({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation('exports')
  const { profile: _, ...filters } = queryOf(asked)
  const { filmId, camp } = filters
  const feed = searchOf({ filmId, camp })
  return (
    <section className={styles.part} aria-labelledby="exports-explained">
      <h2 id="exports-explained">{t('explained.title')}</h2>
      <h3>{t('explained.whole.title')}</h3>
      <p>{t('explained.whole.text')}</p>
      <h3>{t('explained.package.title')}</h3>
      <p>{t('explained.package.text')}</p>
      <h3>{t('explained.columns.title')}</h3>
      <p>{t('explained.columns.text')}</p>
      <p>
        <a data-alone="" href={pathOf(exportCsvMetadata) + searchOf(queryOf(asked))}>
          csv-metadata.json
        </a>
      </p>
      <h3>{t('explained.annotations.title')}</h3>
      <p>{t('explained.annotations.text')}</p>
      <p>
        <a data-alone="" href={pathOf(exportAnnotations) + searchOf(filters)}>
          {t('explained.annotations.open')}
        </a>
      </p>
      <h3>{t('explained.feed.title')}</h3>
      <p>{t('explained.feed.text')}</p>
      <p>
        <a data-alone="" href={pathOf(getFeed, { format: 'atom' }) + feed}>
          Atom
        </a>
        {' · '}
        <a data-alone="" href={pathOf(getFeed, { format: 'json' }) + feed}>
          JSON Feed
        </a>
      </p>
      {asked.profile === 'public' && (
        <>
          <h3>{t('explained.program.title')}</h3>
          <p>{t('explained.program.text')}</p>
          <p className={styles.address}>
            <code>{location.origin + addressOf('jsonl', asked)}</code>
          </p>
        </>
      )}
    </section>
  )
}
