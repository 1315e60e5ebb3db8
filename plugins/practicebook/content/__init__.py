"""The core: what content is, how it is read, and where each page lives. Imports nothing else of ours."""
