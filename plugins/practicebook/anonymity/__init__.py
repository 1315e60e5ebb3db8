"""The anonymity gate: what in a text could tell who somebody is. Text in, hits out; it reads no file and sends nothing anywhere."""
