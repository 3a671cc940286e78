"""The reading room: a local web application in which an analyst reads, checks and corrects what a ledger holds.

Every page is made on the server, its state is in its address, and it works without JavaScript. A page is

- one or more queries in ``sql/views/page_*.sql``,
- a function in ``sayso.web.pages`` that puts their rows into a frozen dataclass,
- a template of the same name that may use the fields of that dataclass and nothing else.

Article text is hostile text: it is only ever escaped, and the browser is told to run nothing that is not ours.
"""
