"""What we tell: an audit rendered for a terminal, a machine or a browser.

`numerals`, `measures` and `comparison` print exact values, `wording` says a finding in a sentence, `page`
makes the view of a page, and each `as_<format>` module renders one format. Nothing here judges: a report is a
rendering of a record.
"""
