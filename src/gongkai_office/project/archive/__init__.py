"""One installation in one file: a zip with every table as PostgreSQL's COPY writes it, the files, and a manifest.

The manifest is written last and names every member with its size and SHA-256, the state of the migrations and the
rows of each table. What is not exactly as the manifest says is refused before anything is touched.
"""
