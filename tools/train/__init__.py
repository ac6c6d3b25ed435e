"""Makes the reader's weights from the corpus: `make train` reproduces them. scikit-learn serves here only."""
