"""The pages: for each a function that fills a frozen dataclass, which its template shows."""
