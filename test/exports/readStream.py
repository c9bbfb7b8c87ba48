"""Reads an archive as it comes, from its first byte to its last, as a program does that has no room for it; prints its paths, as JSON."""
import json, sys
from stream_unzip import stream_unzip

with open(sys.argv[1], "rb") as file:
    paths = []
    for name, _, chunks in stream_unzip(iter(lambda: file.read(1 << 16), b"")):
        for _ in chunks:
            pass
        paths.append(name.decode())
print(json.dumps(paths))
