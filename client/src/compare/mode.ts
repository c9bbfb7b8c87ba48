/** How the two pictures are laid out: beside each other, or the one over the other. */
export const modes = ['pair', 'curtain', 'overlay', 'blink'] as const
export type Mode = (typeof modes)[number]

export const modeOf = (text: string | null): Mode => modes.find((mode) => mode === text) ?? 'pair'

/** Faster than that nobody sees anything, and it can harm ([S1]). */
export const fastestBlinkMs = 700
