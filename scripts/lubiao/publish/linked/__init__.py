"""Linked data: what the catalogue says, as RDF. Turtle, N-Triples and JSON-LD hold the same statements.

`graph` is what a description is made of, `iris` what things are called, `standards`, `things`, `concepts` and `dataset`
describe, `turtle`, `ntriples` and `json_ld` write. Our own terms are in ns.ttl, what must hold in shapes.ttl.
"""
