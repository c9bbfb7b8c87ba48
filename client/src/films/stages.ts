/** What the worker says it is doing, where we have words for it in every language. */
export const stages: Record<string, `doing.${'reading' | 'conforming' | 'searching' | 'stills'}`> =
  {
    'reading the film': 'doing.reading',
    'making the rendition': 'doing.conforming',
    'looking for shots': 'doing.searching',
    'making stills': 'doing.stills',
  }
