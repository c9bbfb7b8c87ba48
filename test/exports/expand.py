"""Expands JSON-LD by PyLD: the files after the first, which is what stands at the address of the W3C's own context.

Prints a list of { expanded, again }; `again` is what comes back when the expanded one is compacted by its own context.
"""
import json
import sys

from pyld import jsonld

ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
known = json.load(open(sys.argv[1]))


def load(url, options=None):
    if url != ANNOTATIONS:
        raise ValueError(f"nothing else is read: {url}")
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": known}


def judged(path):
    document = json.load(open(path))
    options = {"documentLoader": load, "processingMode": "json-ld-1.1"}
    expanded = jsonld.expand(document, options)
    again = jsonld.compact(expanded, document["@context"], {**options, "compactToRelative": False})
    return {"expanded": expanded, "again": again}


print(json.dumps([judged(path) for path in sys.argv[2:]]))
