"""What our linked data say, as rdflib reads them, which is not ours. Nothing is fetched meanwhile."""

import datetime
import io
import json
import socket

import pytest
from rdflib import Graph, URIRef

from lubiao.catalogue import Catalogue
from lubiao.catalogue.addresses import Addresses
from lubiao.publish import FORMATS, Collection, Selection
from lubiao.reading import read_data

DAY = datetime.date(2026, 11, 23)
SITE = "https://site.example/lubiao/"
NAMES = ("turtle", "ntriples", "jsonld")
SYNTAX = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld"}
PREFIXES = """
prefix adms: <http://www.w3.org/ns/adms#>
prefix bibo: <http://purl.org/ontology/bibo/>
prefix dcat: <http://www.w3.org/ns/dcat#>
prefix dcterms: <http://purl.org/dc/terms/>
prefix foaf: <http://xmlns.com/foaf/0.1/>
prefix lubiao: <https://site.example/lubiao/ns.ttl#>
prefix owl: <http://www.w3.org/2002/07/owl#>
prefix prov: <http://www.w3.org/ns/prov#>
prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#>
prefix schema: <https://schema.org/>
prefix sh: <http://www.w3.org/ns/shacl#>
prefix skos: <http://www.w3.org/2004/02/skos/core#>
prefix xsd: <http://www.w3.org/2001/XMLSchema#>
base <https://site.example/lubiao/>
"""


def collection_of(folder, selection=None):
    catalogue = Catalogue.link(read_data(folder), DAY)
    return Collection(catalogue, Addresses(), selection or Selection())


def written(collection, name):
    """The bytes of one of the formats."""
    stream = io.BytesIO()
    FORMATS[name].write(collection, stream)
    return stream.getvalue()


def read(content, suffix):
    """The graph in a file with this suffix; whoever would fetch a context fails."""

    def refuse(*_, **__):
        raise AssertionError("linked data must be read without the network")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", refuse)
        patch.setattr(socket.socket, "connect", refuse)
        return Graph().parse(data=content, format=SYNTAX[suffix])


def read_json(value):
    return read(json.dumps(value), "jsonld")


def answers(graph, query):
    """The rows that a SPARQL query finds, every value as text."""
    return [tuple(str(value) for value in row) for row in graph.query(PREFIXES + query)]


def thing(path):
    return URIRef(SITE + path)
