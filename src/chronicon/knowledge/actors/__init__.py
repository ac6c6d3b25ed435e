"""Who can act: states, organisations, armed groups, and people with dated offices. See README.md beside the tables."""

from chronicon.knowledge.actors.book import (
    ActorBook,
    Collective,
    Entry,
    How,
    Office,
    Sense,
    Title,
    TitleKind,
)
from chronicon.knowledge.actors.load import load_actors

__all__ = ["ActorBook", "Collective", "Entry", "How", "Office", "Sense", "Title", "TitleKind", "load_actors"]
