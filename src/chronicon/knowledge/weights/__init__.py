"""Learned weights, made by `make train` from the corpus. Loaded by `reading.linear`."""
