/** Says with an answer that a device may keep whose view it is, and since when nothing was taken from it (record 0234). */
export const viewHeader = 'Rollcall-View'
/** Of whoever may read what is restricted, nothing is kept. */
export const nothingKept = 'none'
