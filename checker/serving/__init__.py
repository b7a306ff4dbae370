"""Servers: for editors and for assistants. Each needs an optional extra, imported when it is started."""
