const finger = matchMedia('(pointer: coarse)')

/** Whether this browser lets somebody choose a whole folder: telephones and tablets say so, but show none. */
export const choosesFolders = (): boolean =>
  'webkitdirectory' in HTMLInputElement.prototype && !finger.matches
