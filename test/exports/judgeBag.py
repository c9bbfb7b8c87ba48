"""Unpacks a package and has bagit judge it; prints what it holds, as JSON."""
import json, os, sys, tempfile, zipfile
import bagit

with tempfile.TemporaryDirectory() as folder:
    zipfile.ZipFile(sys.argv[1]).extractall(folder)
    [name] = os.listdir(folder)
    bag = bagit.Bag(os.path.join(folder, name))
    bag.validate()
    print(json.dumps([path.removeprefix("data/") for path in bag.payload_files()]))
