"""Measurements: this project and its peers on the same files, and how many cells of known tables each gets right."""
