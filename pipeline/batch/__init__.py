"""Many paths: which files there are, and one outcome for each."""
