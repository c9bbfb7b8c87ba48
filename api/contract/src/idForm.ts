/** How every id is written. Apart from the schemas, for those who only ask whether something is one. */
export const idForm = /^[0-9a-f]{24}$/
