import type { About } from './formats.ts'

/** What is in a package, in plain words, for whoever opens it in fifty years. */
export const readmeOf = ({ notice, profile, filters, madeAt, log }: About): string => `ROLLCALL

${notice}

Made at ${madeAt}. Profile: ${profile}. ${Object.entries(filters)
  .map(([name, value]) => `${name}: ${value}. `)
  .join('')}
All files are of the same moment.

confirmed.csv     One row for every man who was ever identified, with the status that this has now
                  (csv-metadata.json says what the columns are).
confirmed.json    The same as one document.
confirmed.jsonl   The same, one row a line.
confirmed.xlsx    The same as a workbook; its second sheet explains the columns.
annotations.json  Where each is seen, as a page of W3C Web Annotations.
dossiers          By the number of each confirmed man: all that is said here of him, to be printed (PDF).
frames            Frames of films on which a confirmed man is seen, without loss; each is named by its SHA-256.
photos            Photos on which a confirmed man is seen, upright, in full size.
men               By the number of each confirmed man: what was marked of him, cut out pixel by pixel.
${profile === 'public' ? '' : 'audit-log.jsonl   The log of acts, hash by hash.\n'}
The column “replies” says what agencies answered to whom a name was handed, on which day and under
which reference. That is their finding, and none of ours.

A name in these files may be wrong. What became of all that were ever confirmed is counted at /figures
on the site that this came from.

The last row of each table says how many rows there are. A table that has rows of which none says it
broke off.

A spreadsheet that opens confirmed.csv may take numbers for what they are not, and drop zeros in front;
confirmed.xlsx keeps them. There “…” at the end of a cell says that it was longer than a cell may be:
the other tables have all of it.

When this was made the log of acts had ${log.entries} entries, and the hash of the last was
${log.head}.
A log of later that has no entry with this hash has lost what was there.

The folder around this one is a BagIt bag (RFC 8493): manifest-sha256.txt has the hash of every file.
`
