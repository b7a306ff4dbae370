"""What an essay says: the records that every stage passes on, and the kinds of claim.

A claim goes through the records in this order: a `Document` is read, its `Quantity`s are scanned into a
`Passage`, the kinds find `Claim`s in it, each gets a `Recomputation` or an `Abstention`, and becomes a
`Finding` of a `DocumentAudit`. Nothing here knows how a document is read or how a finding is shown.
"""
