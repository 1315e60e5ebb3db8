"""Practicebook: practice knowledge for adult social care, from versioned Markdown to one searchable site."""
