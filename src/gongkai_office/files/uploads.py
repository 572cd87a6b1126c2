"""Uploads are taken into memory, never onto a disk in the clear, and no further than the limits go."""

from __future__ import annotations

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest

from gongkai_office.files.limits import limits


class Bounded(FileUploadHandler):
    """Keeps what fits. Of what is too large only the size is known in the end, so that the form can say it."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._room = limits().at_once
        self._kept = BytesIO()

    def new_file(self, *args: object, **options: object) -> None:
        """Begin a file."""
        super().new_file(*args, **options)  # type: ignore[arg-type]  # as Django calls it
        self._kept = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, while there is room for the file and for all of them."""
        if start + len(raw_data) <= limits().largest and len(raw_data) <= self._room and self._kept.tell() == start:
            self._kept.write(raw_data)
            self._room -= len(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, whole; or empty with its true size."""
        whole = self._kept.tell() == file_size
        if not whole:
            self._room += self._kept.tell()
        self._kept.seek(0)
        return InMemoryUploadedFile(
            file=self._kept if whole else BytesIO(),
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
