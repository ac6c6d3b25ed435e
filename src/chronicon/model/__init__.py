"""The nouns: frozen values with their invariants. No I/O; the standard library and `edtf` only."""
