"""Annotators: from a parsed document to mentions, one question a module."""
