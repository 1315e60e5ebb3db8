"""Imported by the process that commands are forked from: what each of them would else load anew."""

import material.plugins.blog.plugin
import mkdocs.__main__
import mkdocs.commands.build

import practicebook.cli
import practicebook.mkdocs_adapter.plugin
from practicebook.anonymity.patterns import patterns
from practicebook.anonymity.vocabulary import packaged_vocabulary

packaged_vocabulary()
patterns()
