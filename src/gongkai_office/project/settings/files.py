"""Files that people hand in: how they come, how large they may be, who looks for viruses."""

import os

_MEGABYTE = 1_000_000
GONGKAI_FILES = {
    "largest": int(os.environ.get("GONGKAI_FILE_MB", "30")) * _MEGABYTE,  # one file
    "at_once": int(os.environ.get("GONGKAI_UPLOAD_MB", "60")) * _MEGABYTE,  # all files of one sending
    "subject": int(os.environ.get("GONGKAI_CASE_MB", "500")) * _MEGABYTE,  # all files of one case
    "number": 200,  # files of one case
}
GONGKAI_SCANNER = os.environ.get("GONGKAI_SCANNER", "")  # clamd:/socket, clamd://host:port or command:…; else none
FILE_UPLOAD_HANDLERS = ["gongkai_office.files.uploads.Bounded"]  # never to a disk in the clear
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
