"""Everything that writes content."""
