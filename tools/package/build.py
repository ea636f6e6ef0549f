"""Build the program that runs where no Python is installed: one folder, made with PyInstaller.

    python -m tools.package.build [--out DIR]

makes DIR/pigiron-VERSION-SYSTEM-MACHINE/ (DIR is dist/ unless told) with the program, the assets, the licences
of everything in it and VERSION.txt. It builds for the system it runs on. Needs the `package` extra; on Debian
also libpython3 and binutils, which PyInstaller reads.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import platform
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAME = "pigiron"

# Found through other packages, never used by the game: left out, the folder is smaller and builds faster.
LEFT_OUT = (
    "tkinter",
    "PIL",
    "IPython",
    "matplotlib",
    "scipy",
    "pandas",
    "babel",
    "pytest",
    "hypothesis",
    "setuptools",
    "pip",
    "mypy",
    "cffi",
    "OpenGL",
    "numpy.f2py",
    "numpy.distutils",
    "numpy.testing",
    "pygame.docs",
    "pygame.examples",
    "pygame.tests",
    "tools",
    "tests",
)

# Fonts that pygame_gui carries for languages of its own; the game writes Chinese with its own fonts.
FONTS_LEFT_OUT = re.compile(r"NotoSans(JP|KR|SC|Arabic|Georgian|Hebrew)-\w+\.[ot]tf")

README = """Pig Iron {version}

Start {program} to play. It needs nothing else on this computer.
Started with a word it plays without a window; "{program} --help" lists the words.
Saved games and settings are kept in your own data folder, not here.
Licences of the game and of everything it contains: the folder licences.
"""


def version() -> str:
    """The version that the sources state, read without importing them."""
    text = (ROOT / "game" / "version.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise SystemExit("game/version.py states no version")
    return found.group(1)


def folder_name() -> str:
    """What the built folder is called, such as pigiron-0.1.0-linux-x86_64."""
    return f"{NAME}-{version()}-{platform.system().lower()}-{platform.machine().lower()}"


def program_in(folder: Path) -> Path:
    """The program inside a built folder."""
    return folder / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def windows_version_file(folder: Path) -> Path:
    """What Windows shows as the program's properties."""
    numbers = ([int(n) for n in re.findall(r"\d+", version())] + [0, 0, 0, 0])[:4]
    text = f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={tuple(numbers)}, prodvers={tuple(numbers)}, mask=0x3f, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('ProductName', 'Pig Iron'),
      StringStruct('FileDescription', 'Pig Iron'),
      StringStruct('FileVersion', '{version()}'),
      StringStruct('ProductVersion', '{version()}'),
      StringStruct('LegalCopyright', 'The authors of Pig Iron; MIT and CC BY-SA 4.0')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ])
"""
    path = folder / "version.txt"
    path.write_text(text, encoding="utf-8")
    return path


def run_pyinstaller(out: Path, work: Path) -> None:
    """Build into out/pigiron; PyInstaller's own files go to work."""
    words = [
        *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--onedir", "--log-level", "WARN"),
        *("--name", NAME),
        *("--distpath", str(out), "--workpath", str(work), "--specpath", str(work)),
        *("--paths", str(ROOT)),
        *("--add-data", f"{ROOT / 'assets'}:assets"),
        *("--icon", str(ROOT / "assets" / "icons" / "app.ico")),
        # Commands and screens are imported when they are asked for, which PyInstaller cannot always see.
        *("--collect-submodules", "game"),
        *(word for name in LEFT_OUT for word in ("--exclude-module", name)),
    ]
    if sys.platform == "win32":
        # A console program prints its answers; the console goes away when the window was asked for.
        words += ["--version-file", str(windows_version_file(work)), "--hide-console", "hide-early"]
    subprocess.run([*words, str(ROOT / "main.py")], check=True, cwd=ROOT)


def bundled_distributions() -> list[importlib.metadata.Distribution]:
    """The packages that the game needs, and those that they need, by name."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = list(tomllib.load(file)["project"]["dependencies"])
    found: dict[str, importlib.metadata.Distribution] = {}
    while wanted:
        requirement = wanted.pop()
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower()
        if name in found:
            continue
        try:
            found[name] = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # needed on other systems or Pythons only
        wanted += found[name].requires or []
    return [found[name] for name in sorted(found)]


def copy_licences(folder: Path) -> list[str]:
    """Put the licences of the game and of all it contains into a folder; return the packages covered."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("LICENSE", "LICENSE-ASSETS"):
        shutil.copyfile(ROOT / name, folder / f"pig-iron-{name}.txt")
    for path in sorted((ROOT / "assets" / "fonts").glob("*.txt")):
        shutil.copyfile(path, folder / f"fonts-{path.name}")
    python = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{sys.version_info.major}.{sys.version_info.minor}/copyright"),
    ]
    text = next((p.read_text(encoding="utf-8") for p in python if p.is_file()), "")
    (folder / "python.txt").write_text(
        text or "Python is under the PSF licence: https://docs.python.org/3/license.html\n", encoding="utf-8"
    )
    covered = []
    for distribution in bundled_distributions():
        name = distribution.metadata["Name"]
        about = distribution.metadata.json
        terms = str(about.get("license_expression") or about.get("license") or "")
        page = [f"{name} {distribution.version}", terms.strip(), str(about.get("home_page") or "")]
        for file in distribution.files or []:
            if re.match(r"(licen[cs]e|copying|notice)", file.name, re.IGNORECASE) and file.suffix not in (".py",):
                page += [f"--- {file.name}", file.read_text(encoding="utf-8")]
        (folder / f"{name.lower()}.txt").write_text("\n".join(p for p in page if p) + "\n", encoding="utf-8")
        covered.append(name)
    return covered


def build(out: Path) -> Path:
    """Build the program; return its folder. Raises CalledProcessError where PyInstaller fails."""
    target = out / folder_name()
    shutil.rmtree(target, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pigiron-build-") as name:
        work = Path(name)
        run_pyinstaller(work / "made", work)
        for path in (work / "made" / NAME).rglob("pygame_gui/data/*"):
            if FONTS_LEFT_OUT.fullmatch(path.name):
                path.unlink()
        shutil.move(str(work / "made" / NAME), target)
    copy_licences(target / "licences")
    (target / "VERSION.txt").write_text(f"{version()}\n", encoding="utf-8")
    (target / "README.txt").write_text(
        README.format(version=version(), program=program_in(target).name), encoding="utf-8"
    )
    return target


def size_of(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.package.build", description="Build the program.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where the folder is made")
    arguments = parser.parse_args(words)
    start = time.monotonic()
    target = build(arguments.out.resolve())
    print(f"{target}: {size_of(target) / 1e6:.0f} MB in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
