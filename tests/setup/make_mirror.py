"""Makes a tiny mirror:  python3 make_mirror.py DIRECTORY NAME_VERSION...   (with the index; needs dpkg-deb)

One package per NAME_VERSION, of some 40 KB; the files that are there already stay.
"""

import hashlib
import pathlib
import subprocess
import sys
import tempfile

directory = pathlib.Path(sys.argv[1])
pool = directory / "pool"
pool.mkdir(parents=True, exist_ok=True)
architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
index = ""
for name, version in (package.split("_") for package in sys.argv[2:]):
    control = f"Package: {name}\nVersion: {version}\nArchitecture: all\nMaintainer: Nobody <nobody@localhost>\nDescription: a test\n"
    file = pool / f"{name}_{version}_all.deb"
    if not file.exists():
        with tempfile.TemporaryDirectory() as tree:
            (pathlib.Path(tree) / "DEBIAN").mkdir(mode=0o755)
            (pathlib.Path(tree) / "DEBIAN/control").write_text(control)
            content = b"".join(hashlib.sha512(f"{name}{version}{i}".encode()).digest() for i in range(640))
            (pathlib.Path(tree) / f"{name}.bin").write_bytes(content)
            subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "-b", tree, str(file)], check=True, stdout=subprocess.DEVNULL)
    data = file.read_bytes()
    index += control + f"Filename: pool/{file.name}\nSize: {len(data)}\nSHA256: {hashlib.sha256(data).hexdigest()}\n\n"
release = directory / "dists/trixie"
packages = release / f"main/binary-{architecture}/Packages"
packages.parent.mkdir(parents=True, exist_ok=True)
packages.write_text(index)
(release / "Release").write_text(
    f"Suite: stable\nCodename: trixie\nArchitectures: {architecture}\nComponents: main\nDate: Sat, 01 Nov 2025 00:00:00 UTC\n"
    f"SHA256:\n {hashlib.sha256(index.encode()).hexdigest()} {len(index)} {packages.relative_to(release)}\n"
)
