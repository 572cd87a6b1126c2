"""The name of a file, made safe for every disk and every eye."""

from __future__ import annotations

import re
import unicodedata

from gongkai.documents.media import Media

LONGEST = 100
"""Signs of a name with its ending; 100 Chinese signs are 300 bytes in a header, and still fit on every disk in 255."""

_BYTES = 240
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_DOCUMENTS = "pdf docx xlsx doc xls wps et ofd txt csv rtf odt ods ppt pptx dps docm xlsm dotm html htm mht mhtml xml"
_PICTURES = "jpg jpeg png svg gif bmp tif tiff webp heic"
_VIDEOS = "mp4 m4v mov avi wmv flv mkv webm"
_ARCHIVES = "zip rar 7z gz tar iso jar apk"
_PROGRAMS = "exe com bat cmd scr pif msi ps1 vbs vbe js jse wsf hta lnk url app sh php jsp asp aspx py pl dll reg"
_ENDINGS = frozenset(f"{_DOCUMENTS} {_PICTURES} {_VIDEOS} {_ARCHIVES} {_PROGRAMS}".split())
"""Endings that say what a file is: one that disagrees with the content is taken off."""


def cleaned(name: str, media: Media) -> str:
    """A name without path, unseen signs and misleading endings, closed by the ending of what the file is.

    >>> cleaned("../证明.fdp.exe", Media.PDF), cleaned("扫描件.PDF", Media.PDF), cleaned("", Media.JPEG)
    ('证明.fdp.pdf', '扫描件.pdf', '文件.jpg')
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign) not in _UNSEEN)
    stem, ending = _split(" ".join(seen.translate(_FORBIDDEN).split()))
    own = ending if ending in media.endings else media.endings[0]
    while (shorter := _split(stem))[1] in _ENDINGS:
        stem = shorter[0]
    stem = stem.strip(" .") or "文件"
    return f"{_short(f'_{stem}' if _DEVICE.match(stem) else stem, own)}.{own}"


def _split(name: str) -> tuple[str, str]:
    """A name and its ending in small letters; no ending where it is none that says what a file is."""
    stem, dot, ending = name.rstrip(" .").rpartition(".")
    known = dot and ending.lower() in _ENDINGS
    return (stem, ending.lower()) if known else (name, "")


def _short(stem: str, ending: str) -> str:
    room = LONGEST - len(ending) - 1
    cut = stem[:room].encode()[: _BYTES - len(ending) - 1]
    return cut.decode(errors="ignore").rstrip(" .")
