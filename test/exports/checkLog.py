"""Checks an exported log of acts by what api/docs/audit-log.md says, and by nothing of ours."""
import hashlib, json, sys

head, n, end = "0" * 64, 0, None
for text in open(sys.argv[1], encoding="utf-8"):
    line = json.loads(text)
    if "end" in line:
        end = line
        continue
    about = sorted([kind, of] for kind, of in line["about"].items())
    if line.get("form") == 2:
        said = [2, line["number"], line["at"], line["by"], line["act"], about, line["commitment"], line["previous"]]
    else:
        said = [line["number"], line["at"], line["accountId"], line["act"], about, line["reasonsHash"], line["previous"]]
    written = json.dumps(said, separators=(",", ":"), ensure_ascii=False)
    fits = hashlib.sha256(written.encode("utf-8")).hexdigest() == line["hash"]
    if line["number"] != n + 1 or line["previous"] != head or not fits:
        sys.exit(f"entry {n + 1} does not fit")
    head, n = line["hash"], n + 1
if end is None or end["entries"] != n or end["head"] != head:
    sys.exit(f"cut off after entry {n}")
print(n, head)
