"""Vietnamese news in, a knowledge graph out."""
