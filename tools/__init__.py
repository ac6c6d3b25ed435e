"""Programs for the people who make chronicon: data packing and the corpus."""
