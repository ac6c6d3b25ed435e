"""What a reader knows beforehand: data files with schemas and small loaders. Looks at no document."""
