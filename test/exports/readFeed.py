"""Prints what feedparser finds in an Atom feed, as JSON."""
import json, sys
import feedparser

found = feedparser.parse(sys.argv[1])
links = [[link.rel, link.href] for link in found.feed.links]
entries = [{name: entry[name] for name in ("id", "title", "link", "summary", "published", "updated")} for entry in found.entries]
print(json.dumps({"bozo": bool(found.bozo), "version": found.version, "links": links, "entries": entries}))
