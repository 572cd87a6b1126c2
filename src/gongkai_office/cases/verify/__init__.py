"""Everything that can be derived again is derived again and compared: nobody has to trust a projection."""

from gongkai_office.cases.verify.all_cases import verify

__all__ = ["verify"]
