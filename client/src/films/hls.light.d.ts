/** The smaller build, without subtitles and keys, comes without types of its own. */
declare module 'hls.js/light' {
  export { default } from 'hls.js'
}
