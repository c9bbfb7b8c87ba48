/** Pictures that come when they are come to are on paper too: they are asked for now. */
export const askForPictures = (): void => {
  for (const image of document.images) image.loading = 'eager'
}

/** Prints the page once all its pictures are there, or will not come. */
export const printPage = async (): Promise<void> => {
  askForPictures()
  await Promise.allSettled([...document.images].map((image) => image.decode()))
  print()
}
