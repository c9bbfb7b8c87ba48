"""Prints the titles in the XMP of a PDF, as an XML parser finds them, as JSON."""
import json, re, sys
from xml.etree import ElementTree

packet = re.search(rb"<x:xmpmeta.*?</x:xmpmeta>", open(sys.argv[1], "rb").read(), re.S).group()
titles = ElementTree.fromstring(packet).iter("{http://purl.org/dc/elements/1.1/}title")
print(json.dumps(["".join(title.itertext()).strip() for title in titles]))
