"""Measures lettergen from outside: whole processes against pandoc, PyYAML and grep in the same run."""
