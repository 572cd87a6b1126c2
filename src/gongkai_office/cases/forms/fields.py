"""The office's fields, under the name the forms of the cases know them by."""

from gongkai_office.fields import DayField, DayInput, DeskForm, Sure, Words

__all__ = ["DayField", "DayInput", "DeskForm", "Sure", "Words"]
