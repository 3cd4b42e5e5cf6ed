"""Query headers, the ontology and the commands become the pages of ``docs/`` that list them.

``python -m docs.generate`` writes the pages; a test compares them with what this module makes. No page here
is written by hand, and no page written by hand is made here.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from csa_graph.asking import catalogue, topics
from csa_graph.base import resources
from docs import formats, house, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click
    import pyoxigraph as ox

    from csa_graph.asking.parameters import Parameter
    from csa_graph.asking.query import Query

DOCS = Path(__file__).resolve().parent
MADE = "<!-- Made by `make docs`: change what it is made from, not this page. -->"


def pages() -> dict[str, str]:
    """Return the text of every generated page by file name."""
    return {
        "questions.md": questions_page(),
        "checks.md": checks_page(),
        "analyses.md": analyses_page(),
        "ontology.md": ontology_page(),
        "commands.md": commands_page(),
        "formats.md": formats.page(MADE),
        "survey-tables.md": tables.page(MADE),
        "action-plan.svg": action_plan(),
        "architecture.md": house.page(),
        "house.svg": house.picture(),
    }


def questions_page() -> str:
    """Return the catalogue of questions: what each answers, takes and returns."""
    lines = [
        MADE,
        "",
        "# Questions",
        "",
        "`csa-graph ask NAME` asks one; in Python, `graph.ask(NAME, …)`.",
        "",
    ]
    found = topics.group(catalogue.questions().values())
    for topic, queries in found.items():
        links = ", ".join(f"[{query.name}](#{query.name})" for query in queries)
        lines += [f"- {topic}: {links}"]
    lines += [""]
    for query in (query for queries in found.values() for query in queries):
        lines += [f"## {query.name}", "", query.summary, ""]
        if query.note:
            lines += [query.note, ""]
        lines += [
            "```sh",
            f"csa-graph ask {query.name}{''.join(_option(each) for each in _given(query))}",
            "```",
            "",
        ]
        if query.parameters:
            lines += ["| parameter | what it is |", "|---|---|"]
            for parameter in query.parameters.values():
                optional = " (may be left out)" if parameter.optional else ""
                lines.append(
                    f"| `--{parameter.name.replace('_', '-')}` | {_cell(parameter.summary)}{optional} |"
                )
            lines.append("")
        lines += ["| column | what it holds |", "|---|---|"]
        lines += [f"| {name} | {_cell(meaning)} |" for name, meaning in query.columns.items()]
        lines.append("")
    return "\n".join(lines)


def checks_page() -> str:
    """Return the catalogue of checks: what each finds, why it matters and how to mend it."""
    lines = [
        MADE,
        "",
        "# Checks",
        "",
        "`csa-graph check` runs them all; `--only` and `--skip` take codes.",
        "",
    ]
    for query in catalogue.checks().values():
        header = query.header
        lines += [
            f"## {query.name}",
            "",
            f"*{header['topic'].capitalize()}, {header['severity']}.* {query.summary}",
            "",
        ]
        lines += [f"**Why it matters.** {header['why']}", "", f"**What to do.** {header['remedy']}", ""]
        if "source" in header:
            lines += [f"**Who says so.** {header['source']}", ""]
    return "\n".join(lines)


def analyses_page() -> str:
    """Return the analyses: what each answers and takes."""
    from csa_graph.analysis import catalogue as analyses
    from csa_graph.analysis.result import LISTED
    from csa_graph.cli.analyse import usage

    lines = [
        MADE,
        "",
        "# Analyses",
        "",
        "`csa-graph analyse NAME` runs one; in Python, `graph.analyse(NAME, …)`. Each says in plain English",
        "what it means, gives its tables, says what it cannot tell, and which library did the mathematics.",
        "",
        f"What is to be read has the first {LISTED} rows of each table and says how many there are;",
        "csv (the first table) and json have all. `--top N` gives N rows in any of these formats. On a store",
        "of many partnerships `--edition NAME` reads one of them alone.",
        "",
    ]
    for name in analyses.list_names():
        each = analyses.get(name)
        command = f"csa-graph analyse {usage(each)}"
        lines += [f"## {name}", "", each.summary, "", "```sh", command, "```", ""]
        if each.forms:
            forms = " and ".join(f"`{form}`" for form in each.forms)
            lines += [f"Further formats: {forms}.", ""]
        if each.parameters:
            lines += ["| parameter | what it is |", "|---|---|"]
            for parameter in each.parameters:
                lines.append(f"| `--{parameter.name.replace('_', '-')}` | {_about(parameter)} |")
            lines.append("")
    return "\n".join(lines)


def _about(parameter: Parameter) -> str:
    notes = ["may be left out"] * parameter.optional + ["can be given again"] * parameter.multiple
    return _cell(parameter.summary) + (f" ({', '.join(notes)})" if notes else "")


def ontology_page() -> str:
    """Return the terms of the ontology, then the lists of kinds, roles and states."""
    lines = [
        MADE,
        "",
        "# Ontology",
        "",
        "Namespace `https://w3id.org/csa-graph/ontology#`, prefix `csa:`.",
        "",
    ]
    terms = _read("csa.ttl")
    own = {
        subject: facts
        for subject, facts in terms.items()
        if subject.startswith(_CSA) and "definition" in facts
    }
    for title, wanted in (("Classes", True), ("Properties", False)):
        lines += [f"## {title}", "", "| term | meaning | example | specialises |", "|---|---|---|---|"]
        for subject, facts in own.items():
            name = subject.removeprefix(_CSA)
            if name[0].isupper() is not wanted:
                continue
            above = facts.get("subClassOf", []) + facts.get("subPropertyOf", [])
            lines.append(
                f"| `csa:{name}` ({_words(facts, 'label')}) | {_words(facts, 'definition')} "
                f"| {_words(facts, 'example')} | {', '.join(f'`{_short(each)}`' for each in above)} |"
            )
        lines.append("")
    lines += ["## Kinds, roles and states", "", "| term | name | meaning |", "|---|---|---|"]
    for subject, facts in _read("kinds.ttl").items():
        lines.append(
            f"| `{_short(subject)}` | {_words(facts, 'prefLabel')} | {_words(facts, 'definition')} |"
        )
    lines.append("")
    lines += [
        "## Rules",
        "",
        "What the build infers, beyond what is stated.",
        "",
        "| rule | in words |",
        "|---|---|",
    ]
    lines += [f"| {rule.name} | {_cell(rule.summary)} |" for rule in catalogue.rules().values()]
    lines.append("")
    return "\n".join(lines)


def action_plan() -> str:
    """Return the picture of the action plan that the README shows."""
    from csa_graph import GovernanceGraph
    from csa_graph.views.analysis import render

    return render(GovernanceGraph.open().analyse("timeline"), "svg")


def commands_page() -> str:
    """Return the help text of every command."""
    import click

    from csa_graph.cli.group import cli

    lines = [MADE, "", "# Commands", ""]
    context = click.Context(cli, info_name="csa-graph", **{**cli.context_settings, **_WIDTH})
    lines += _help(context)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        if command is not None:
            lines += _help(_sub(context, command, name))
    return "\n".join(lines)


def _help(context: click.Context) -> list[str]:
    return [f"## {context.command_path}", "", "```text", context.get_help(), "```", ""]


def _sub(parent: click.Context, command: click.Command, name: str) -> click.Context:
    import click

    return click.Context(command, info_name=name, parent=parent, **{**command.context_settings, **_WIDTH})


_WIDTH = {"max_content_width": 100, "terminal_width": 100}
_CSA = "https://w3id.org/csa-graph/ontology#"
_PREFIXES = {
    _CSA: "csa:",
    "http://www.w3.org/ns/org#": "org:",
    "http://www.w3.org/ns/prov#": "prov:",
    "http://www.w3.org/2004/02/skos/core#": "skos:",
    "http://xmlns.com/foaf/0.1/": "foaf:",
    "http://purl.org/linked-data/cube#": "qb:",
    "http://purl.org/cld/freq/": "freq:",
    "https://w3id.org/csa-graph/": "",
}


def _read(name: str) -> dict[str, dict[str, list[str]]]:
    """Read a Turtle file as {subject: {local name of the predicate: values}}, in the order of the file."""
    import pyoxigraph as ox

    found: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse(path=str(resources.ontology() / name), format=ox.RdfFormat.TURTLE):
        predicate = quad.predicate.value.rpartition("/")[2].rpartition("#")[2]
        found.setdefault(_value(quad.subject), {}).setdefault(predicate, []).append(_value(quad.object))
    return found


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(getattr(term, "value", term))


def _words(facts: dict[str, list[str]], predicate: str) -> str:
    return _cell("; ".join(facts.get(predicate, [])))


def _short(iri: str) -> str:
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            rest = iri.removeprefix(namespace)
            return f"{prefix}{rest}" if prefix else rest.replace("/", ":", 1)
    return iri


def _given(query: Query) -> Iterable[tuple[str, str]]:
    return (
        (each.name, each.example) for each in query.parameters.values() if each.example and not each.optional
    )


def _option(given: tuple[str, str]) -> str:
    name, example = given
    return f' --{name.replace("_", "-")} "{example}"'


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    from docs import findings

    for path, text in {DOCS / file: text for file, text in pages().items()}.items():
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(DOCS.parent)}\n")
    findings.README.write_text(findings.readme(), encoding="utf-8")
    sys.stdout.write(f"{findings.README.relative_to(DOCS.parent)}\n")
