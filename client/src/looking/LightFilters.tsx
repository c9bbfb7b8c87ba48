import { gammaId, type Light, sharpId } from './light.ts'
import styles from './Painted.module.css'

/** What of a light CSS does not know (`filterOf`). */
export function LightFilters({
  of: { gamma, sharpness },
  id,
}: {
  readonly of: Light
  readonly id: string
}) {
  const curve = { type: 'gamma', exponent: 1 / gamma } as const
  const off = -sharpness / 4
  return (
    <svg className={styles.filters} aria-hidden="true">
      <filter id={gammaId(id)} colorInterpolationFilters="sRGB">
        <feComponentTransfer>
          <feFuncR {...curve} />
          <feFuncG {...curve} />
          <feFuncB {...curve} />
        </feComponentTransfer>
      </filter>
      <filter id={sharpId(id)} colorInterpolationFilters="sRGB">
        <feConvolveMatrix
          order={3}
          kernelMatrix={`0 ${off} 0 ${off} ${1 + sharpness} ${off} 0 ${off} 0`}
          divisor={1}
          edgeMode="duplicate"
          preserveAlpha="true"
        />
      </filter>
    </svg>
  )
}
