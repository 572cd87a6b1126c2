"""The demonstration county 清源县: organs, people and requests are invented, only the figures of 2023 are real."""

from gongkai_office.project.demo.fill import fill, is_empty, require_whole
from gongkai_office.project.demo.sheet import keep, kept

__all__ = ["fill", "is_empty", "keep", "kept", "require_whole"]
