"""Mentions of a sentence -> facts with their evidence: posts, happenings, official documents."""
