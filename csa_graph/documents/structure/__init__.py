"""Structure: blocks of any form become a document of passages with their numbers, headings and locators.

What is found here is found for all forms alike; what a form alone knows, its reader says in the blocks.
"""

from __future__ import annotations

from csa_graph.documents.structure.building import build

__all__ = ["build"]
