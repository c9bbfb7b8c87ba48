import type { ReactNode } from 'react'

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
} as const
const solid = { fill: 'currentColor' } as const

/** What stands on the controls of a film, in a square of 24. */
export const signs = {
  play: <path d="M7 4.5v15l13-7.5z" {...solid} />,
  pause: <path d="M6 5h4v14H6zM14 5h4v14h-4z" {...solid} />,
  on: <path d="M3 5v14l9-7zM12 5v14l9-7z" {...solid} />,
  back: <path d="M21 5v14l-9-7zM12 5v14l-9-7z" {...solid} />,
  stepOn: <path d="M6 5v14l10-7zM17 5h2.5v14H17z" {...solid} />,
  stepBack: <path d="M18 5v14L8 12zM4.5 5H7v14H4.5z" {...solid} />,
  sound: (
    <>
      <path d="M3 9.5v5h4l5 4v-13l-5 4z" {...solid} />
      <path d="M15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" {...line} />
    </>
  ),
  silent: (
    <>
      <path d="M3 9.5v5h4l5 4v-13l-5 4z" {...solid} />
      <path d="M16 9.5l5 5M21 9.5l-5 5" {...line} />
    </>
  ),
  whole: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" {...line} />,
} satisfies Record<string, ReactNode>

export type Sign = keyof typeof signs
