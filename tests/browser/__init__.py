"""What readers meet: the real site in Chromium."""
