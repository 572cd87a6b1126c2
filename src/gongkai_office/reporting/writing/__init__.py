"""The text of a report: figures bound to cells, sentences offered, what repeats last year's."""
