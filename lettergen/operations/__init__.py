"""What the commands do, without a word printed: each operation takes paths and settings and returns a result."""
