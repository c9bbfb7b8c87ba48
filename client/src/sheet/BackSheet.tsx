import { useTranslation } from 'react-i18next'
import { relations } from '../tips/write/tipForm.ts'
import styles from './Sheet.module.css'

const linesToWriteOn = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const

/** The back: a tip on paper, which somebody with an account keys in. It asks for no address ([T4]). */
export function BackSheet({ number }: { readonly number: number }) {
  const { t } = useTranslation(['sheet', 'tips'])
  return (
    <section className={styles.sheet} aria-label={t('back', { number })}>
      <header className={styles.head}>
        <h2>{t('know')}</h2>
      </header>
      <div className={styles.two}>
        <Line label={t('number')} />
        <Line label={t('name')} />
      </div>
      <Line label={t('tips:how')} />
      {linesToWriteOn.slice(1).map((line) => (
        <div key={line} className={styles.line} />
      ))}
      <h3>{t('tips:relation')}</h3>
      <ul className={styles.boxes}>
        {relations.map((one) => (
          <li key={one}>{t(`tips:relations.${one}`)}</li>
        ))}
      </ul>
      <h3>{t('may')}</h3>
      <ul className={styles.boxes} data-below="">
        <li>{t('mayQuote')}</li>
        <li>{t('mayPublish')}</li>
      </ul>
      <p>{t('empty')}</p>
      <div className={styles.send}>
        <Line label={t('sendTo')} />
        <div className={styles.line} />
        <p>{t('receipt')}</p>
      </div>
      <footer className={styles.foot}>
        <p>{t('notice')}</p>
        <p>{t('sheet', { number })}</p>
      </footer>
    </section>
  )
}

function Line({ label }: { readonly label: string }) {
  return (
    <div>
      <h3>{label}</h3>
      <div className={styles.line} />
    </div>
  )
}
