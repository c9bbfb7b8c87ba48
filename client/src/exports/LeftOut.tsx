import { useTranslation } from 'react-i18next'
import styles from './ExportsScreen.module.css'

const things = ['names', 'numbers', 'texts', 'ruledOut', 'replies', 'restricted', 'tally'] as const
const never = ['relatives', 'tips', 'answers', 'unconfirmed'] as const

/** What each profile leaves out, and why. */
export function LeftOut() {
  const { t } = useTranslation('exports')
  return (
    <section className={styles.part} aria-labelledby="exports-left">
      <h2 id="exports-left">{t('left.title')}</h2>
      <p>{t('left.text')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('left.table')}>
        <table className={styles.left}>
          <thead>
            <tr>
              <th scope="col">{t('left.what')}</th>
              <th scope="col">{t('profile.public.name')}</th>
              <th scope="col">{t('profile.partner.name')}</th>
              <th scope="col">{t('profile.full.name')}</th>
            </tr>
          </thead>
          <tbody>
            {things.map((thing) => (
              <tr key={thing}>
                <th scope="row">
                  {t(`left.${thing}.name`)}
                  <span>{t(`left.${thing}.why`)}</span>
                </th>
                <td>{t(`left.${thing}.public`)}</td>
                <td>{t(`left.${thing}.partner`)}</td>
                <td>{t(`left.${thing}.full`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <h3>{t('left.never')}</h3>
      <ul>
        {never.map((thing) => (
          <li key={thing}>{t(`left.neverOf.${thing}`)}</li>
        ))}
      </ul>
    </section>
  )
}
