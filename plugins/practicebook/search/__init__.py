"""Search: sections of what readers see, a Whoosh index of them, the question, and the files that a browser ranks from."""
