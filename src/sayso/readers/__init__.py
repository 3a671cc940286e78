"""Readers: from an input format to documents, one format a module."""
