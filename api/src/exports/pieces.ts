/** Many short texts as fewer long ones: each piece costs a turn of whoever takes it. */
export async function* inPieces(
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<string> {
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length < LONG) continue
    yield piece
    piece = ''
  }
  if (piece) yield piece
}

const LONG = 1 << 15
