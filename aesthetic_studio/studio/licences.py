"""The works of others that this program is made of, and their licences, as the installed packages tell them."""

import re
from dataclasses import dataclass
from importlib import metadata

PROGRAM = "aesthetic-studio"
_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
_TEXTS = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, order=True)
class Dependency:
    """One installed package; ``licence`` is empty where the package does not say."""

    name: str
    version: str
    licence: str


def dependencies() -> list[Dependency]:
    """What the program needs, and what that needs in turn, as far as it is installed here; by name."""
    found: dict[str, Dependency] = {}
    waiting = [PROGRAM]
    while waiting:
        name = waiting.pop()
        key = _key(name)
        if key in found:
            continue
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[key] = Dependency(package.metadata["Name"], package.version, _licence(package))
        for requirement in package.requires or ():
            needed = _NAME.match(requirement)
            if needed is not None and "extra ==" not in requirement:
                waiting.append(needed[0])
    found.pop(_key(PROGRAM), None)
    return sorted(found.values(), key=lambda each: each.name.casefold())


def licence_text(name: str) -> str:
    """The licence files that a package brings along, one below the other; empty where it brings none."""
    try:
        files = metadata.distribution(name).files or []
    except metadata.PackageNotFoundError:
        return ""
    texts = []
    for file in files:
        if ".dist-info" in str(file.parent) and _TEXTS.search(file.name):
            try:
                texts.append(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n".join(texts)


def _licence(package: metadata.Distribution) -> str:
    said = package.metadata.json
    expression = str(said.get("license_expression") or "")
    classifiers = [
        each.rpartition("::")[2].strip()
        for each in said.get("classifier") or ()
        if each.startswith("License ::") and each != "License :: OSI Approved"
    ]
    free_text = str(said.get("license") or "").strip()
    short = free_text if "\n" not in free_text and len(free_text) <= _LONGEST_NAME else ""
    return expression or " · ".join(classifiers) or short


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
