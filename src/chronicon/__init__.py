"""chronicon reads news of war and peace diplomacy and keeps a sourced chronicle."""

__version__ = "0.1.0"
