import type { StillPage } from '@rollcall/contract/stills.ts'
import styles from './Marks.module.css'
import { numberSize, numbersBeside } from './numbers.ts'

/** How many CSS pixels a page is wide between its margins, on A4; Letter has a little more. */
const pageWidth = 658

/** The numbered marks as they are printed over the whole still. */
export function PaperMarks({ still: { width, height, sightings } }: { readonly still: StillPage }) {
  const by = pageWidth / width
  const box = { width: pageWidth, height: height * by }
  const boxes = sightings.map(({ region: { x, y, w, h } }) => ({
    ...{ x: x * by, y: y * by },
    ...{ w: w * by, h: h * by },
  }))
  const sizes = sightings.map((_, index) => numberSize(index + 1))
  const numbers = numbersBeside(boxes, sizes, -1, box)
  return (
    <svg className={styles.onPaper} viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      {boxes.map(({ x, y, w, h }, at) => (
        <rect key={sightings[at]?.id} x={x} y={y} width={w} height={h} />
      ))}
      {numbers.map(
        (place, at) =>
          place && (
            <g key={sightings[at]?.id}>
              <path d={`M${place.x} ${place.y}h${place.w}v${place.h}h${-place.w}z`} />
              <text x={place.x + place.w / 2} y={place.y + place.h / 2}>
                {at + 1}
              </text>
            </g>
          ),
      )}
    </svg>
  )
}
