import type { Remark, ShownRemark } from '@rollcall/contract/remarks.ts'

/** A remark with the sentence that says it, for whoever reads no codes. */
export const presentRemark = (remark: Remark): ShownRemark => ({
  ...remark,
  says: sentenceOf(remark),
})

const sentenceOf = (remark: Remark): string => {
  switch (remark.code) {
    case 'part-missing':
      return `About ${remark.percent} % of this picture is missing in its file, and is shown in grey.`
    case 'cut-off':
      return 'The file was cut off, so some of this picture may be missing.'
    case 'odd':
      return `The file is not quite in order. What reads it says: ${remark.said}`
    case 'page':
      return `This is page ${remark.page} of the ${remark.pages} in its file.`
    case 'first-of-animation':
      return `This is the first of the ${remark.pictures} pictures of an animation.`
    case 'channels-left-out':
      return 'The file has more than colours, such as a scanner’s infrared channel or a saved selection: that was left out.'
    case 'tones-assumed':
      return 'The file does not say which tones are black and which are white: 0 was taken for black.'
    case 'depth-assumed':
      return `The file does not say that it uses only ${remark.bits} bits: its tones were spread from black to white.`
    default:
      return remark satisfies never
  }
}
