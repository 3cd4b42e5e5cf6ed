"""The IRIs of the terms of printed tables: RDF Data Cube and SDMX.

Says nothing of what a term means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from csa_graph.terms.namespace import Namespace

if TYPE_CHECKING:
    import pyoxigraph as ox


# RDF Data Cube.
class _Qb(Namespace):
    DataSet: ox.NamedNode
    Observation: ox.NamedNode
    dataSet: ox.NamedNode
    structure: ox.NamedNode


# Dimensions of a table of figures.
class _SdmxDimension(Namespace):
    refArea: ox.NamedNode
    refPeriod: ox.NamedNode


# Measures of a table of figures.
class _SdmxMeasure(Namespace):
    obsValue: ox.NamedNode


QB = _Qb("qb")
SDMX_DIMENSION = _SdmxDimension("sdmx-dimension")
SDMX_MEASURE = _SdmxMeasure("sdmx-measure")
