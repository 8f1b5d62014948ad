"""What is written: one output a file. A writer never changes what it writes."""
