"""One Excel sheet of organs and people (名册): filled in, checked row by row, made whole or not at all."""
