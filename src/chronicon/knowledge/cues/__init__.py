"""Cue words: tables of what signals speech, status, talks and the like, with their loaders."""
