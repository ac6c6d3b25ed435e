"""Places known beforehand, and how to look them up."""

from chronicon.knowledge.places.gazetteer import CountryFacts, Gazetteer, Place, gazetteer

__all__ = ["CountryFacts", "Gazetteer", "Place", "gazetteer"]
