"""A file that is laid out says the same, keeps its comments, and is laid out for good."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csa_graph.base import resources
from csa_graph.base.errors import SourceError
from csa_graph.files.formatting import lay_out
from csa_graph.files.source import Source, read

ROOT = Path(__file__).resolve().parents[2]
FILES = [
    *sorted((ROOT / "data").rglob("*.trig")),
    *sorted((ROOT / "ontology").glob("*.ttl")),
    *sorted((ROOT / "tests").rglob("*.trig")),
]
HEAD = """\
@prefix : <https://w3id.org/csa-graph/quay/> .
@prefix p: <https://w3id.org/csa-graph/quay/2030#> .
@prefix csa: <https://w3id.org/csa-graph/ontology#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
ALIGNED = """\
@prefix :     <https://w3id.org/csa-graph/quay/> .
@prefix p:    <https://w3id.org/csa-graph/quay/2030#> .
@prefix csa:  <https://w3id.org/csa-graph/ontology#> .
@prefix dct:  <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def laid_out(text: str, *, drop_comments: bool = False) -> str:
    return lay_out(Source(Path("plan.trig"), text.encode(), ox.RdfFormat.TRIG), drop_comments=drop_comments)


def body(text: str, *, drop_comments: bool = False) -> str:
    """What comes of a text below the prefixes."""
    found = laid_out(HEAD + text, drop_comments=drop_comments)
    assert found.startswith(ALIGNED + "\n")
    return found.removeprefix(ALIGNED + "\n")


def comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_of_ours_say_the_same_and_keep_their_comments(path: Path) -> None:
    source = read(path)
    text = lay_out(source)
    assert comments(text) == comments(source.text.decode())
    assert lay_out(Source(path, text.encode(), source.format)) == text
    before, after = (
        ox.Dataset(ox.parse(each, format=source.format)) for each in (source.text, text.encode())
    )
    for each in (before, after):
        each.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert before == after


def test_the_agreement_is_almost_as_it_was() -> None:
    (path,) = (each for each in resources.default_data() if each.name == "2018-19.trig")
    source = read(path)
    old, new = source.text.decode().splitlines(), lay_out(source).splitlines()
    assert len(set(old) - set(new)) < len(old) / 50


def test_prefixes_are_sorted_and_lined_up_the_own_ones_first() -> None:
    text = "@prefix skos: <urn:s#> .\nPREFIX p: <urn:q/1#>\n@prefix abc: <urn:a#> .\n@prefix : <urn:q/> .\n"
    assert laid_out(f"{text}:a a :b .") == (
        "@prefix :     <urn:q/> .\n@prefix p:    <urn:q/1#> .\n@prefix abc:  <urn:a#> .\n"
        "@prefix skos: <urn:s#> .\n\n:a a :b .\n"
    )


def test_a_passage_is_described_right_before_its_block_in_document_order() -> None:
    text = """
p:1 a csa:Passage ; csa:order 1 ; csa:locator "1" .
p:2 csa:locator "2" ; csa:order 2 ; dct:abstract "Second." ; a csa:Passage .
# about the second
p:2 { :a a csa:Group }
p:1 {
:b a csa:Group
}
"""
    assert body(text) == (
        'p:1 a csa:Passage ; csa:locator "1" ; csa:order 1 .\np:1 {\n    :b a csa:Group .\n}\n\n'
        'p:2 a csa:Passage ; csa:locator "2" ; csa:order 2 ;\n    dct:abstract "Second." .\n'
        "# about the second\np:2 {\n    :a a csa:Group .\n}\n"
    )


def test_nothing_is_moved_past_a_heading() -> None:
    text = """
# ===== Part two

p:2 a csa:Passage ; csa:locator "2" ; csa:order 2 .

# ===== Part one

p:1 a csa:Passage ; csa:locator "1" ; csa:order 1 .
"""
    with pytest.raises(SourceError, match=r"line 9: “p:2” belongs behind the heading in line 11"):
        laid_out(HEAD + text)
    found = body(text, drop_comments=True)
    assert found.index("p:1") < found.index("p:2")
    assert "#" not in found.replace("2030#", "")


def test_what_it_is_and_is_called_comes_first_each_property_once() -> None:
    text = ':a skos:altLabel "A" ;\n csa:reportsTo :b ;skos:altLabel "B" ;\n skos:prefLabel "Aa";a csa:Group.'
    assert body(text) == (
        ':a a csa:Group ;\n    skos:prefLabel "Aa" ;\n    skos:altLabel "A" , "B" ;\n    csa:reportsTo :b .\n'
    )


def test_lines_are_the_authors_choice() -> None:
    text = ":a   csa:reportsTo :b;csa:informs :c ;\n csa:hosts :d,:e ; csa:funds\n:f ."
    assert body(text) == (":a csa:reportsTo :b ; csa:informs :c ;\n    csa:hosts :d , :e ; csa:funds :f .\n")


def test_a_table_stays_lined_up() -> None:
    text = ":a     csa:hosts  :b .\n:longer csa:administers :c .\n\n:d csa:hosts :e .\n"
    assert body(text) == (":a      csa:hosts       :b .\n:longer csa:administers :c .\n\n:d csa:hosts :e .\n")


def test_a_long_list_goes_on_in_further_lines() -> None:
    many = " , ".join(f":group-number-{number}" for number in range(12))
    lines = body(f":a csa:reportsTo {many} .").splitlines()
    assert len(lines) > 1
    assert all(len(line) <= 120 for line in lines)
    assert all(line.startswith("    :group-number-") for line in lines[1:])


@pytest.mark.parametrize(
    "text",
    [
        "# of a\n:a csa:hosts :b .  # behind\n",
        ":a csa:hosts :b ;\n    # why\n    csa:funds :c .\n",
        ":a csa:hosts :b ,  # first\n        :c .\n".replace("        :c", "    :c"),
        "p:1 {  # opened\n    # of a\n    :a csa:hosts :b .\n    # at its end\n}  # closed\n",
        ":a csa:hosts :b .\n\n# at the end\n",
        ":a csa:hosts :b ;  # one\n    csa:funds :c .  # two\n",
    ],
)
def test_a_comment_stays_where_it_says_something(text: str) -> None:
    assert body(text) == text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (":a # x\n csa:hosts :b .", 6),
        (":a csa:hosts\n# x\n:b .", 7),
        (":a csa:hosts [\n# x\ncsa:funds :b ] .", 7),
        (":a csa:hosts :b\n# x\n.", 7),
        (":a csa:hosts :b # x\n.", 6),
        ("p:1 # x\n{ :a csa:hosts :b }", 6),
    ],
)
def test_a_comment_that_would_lose_its_place_is_refused(text: str, line: int) -> None:
    with pytest.raises(SourceError, match="would lose the place") as caught:
        laid_out(HEAD + text)
    assert caught.value.line == line
    assert "# x" not in body(text, drop_comments=True)


def test_all_such_comments_are_named_at_once() -> None:
    with pytest.raises(SourceError, match="lines 6, 7 would"):
        laid_out(HEAD + ":a # x\n csa:hosts # y\n:b .")


@pytest.mark.parametrize(
    "text",
    [
        "@prefix p: <urn:other#> .",
        ":a csa:hosts :b .\n@base <urn:x/> .",
        "{ :a csa:hosts :b }",
        "<<( :a csa:hosts :b )>> csa:funds :c .",
    ],
)
def test_what_cannot_be_laid_out_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"line [67]"):
        laid_out(HEAD + text)


def test_brackets_keep_their_lines() -> None:
    text = ":a csa:hosts [\n    csa:funds :b ; csa:runs ( :c [ ] ) ] ,\n    _:x .\n"
    assert body(text) == text


def test_texts_keep_every_character() -> None:
    text = ':a skos:prefLabel """two\n  lines # no\\u0041 ; .""" , \'it\'@en-gb , "1"^^csa:x , 1.5 , true .\n'
    assert body(text) == text


_TERM = st.sampled_from([":a", ":bb", "p:1", "<urn:x#y>", "_:b", ":ccccccc"])
_VALUE = st.one_of(
    _TERM, st.sampled_from(['"x ; # y"', '"a"@en', "12", "true", '"1"^^csa:d', "[ csa:p :q ]", "( :a 1 )"])
)
_GAP = st.sampled_from([" ", "  ", "\n", "\n\n", "\n   ", "\n# c\n", "\n\n# h\n\n"])
_SAFE_GAP = st.sampled_from([" ", "    ", "\n", "\n  "])


@st.composite
def things(draw: st.DrawFn) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        verb = draw(
            st.sampled_from(["a", "csa:p", "csa:order", "csa:locator", "skos:prefLabel", "skos:altLabel"])
        )
        values = draw(st.lists(_TERM if verb == "a" else _VALUE, min_size=1, max_size=3))
        parts.append(verb + draw(_SAFE_GAP) + f"{draw(_SAFE_GAP)},{draw(_SAFE_GAP)}".join(values))
    return draw(_TERM) + draw(_SAFE_GAP) + f"{draw(_SAFE_GAP)};{draw(_SAFE_GAP)}".join(parts) + " ."


@st.composite
def files(draw: st.DrawFn) -> str:
    text = HEAD
    for _ in range(draw(st.integers(0, 5))):
        inside = draw(st.lists(things(), min_size=1, max_size=3))
        gap = draw(_GAP)
        if draw(st.booleans()):
            name = draw(st.sampled_from(["p:1", "p:2", ":m"]))
            order = draw(st.integers(1, 3))
            text += f"{gap}{name} csa:order {order} ; csa:locator {order} .{draw(_GAP)}"
            text += f"{name} {{{draw(_GAP)}{draw(_GAP).join(inside)}{draw(_GAP)}}}"
        else:
            text += gap + draw(_GAP).join(inside)
    return text + draw(_GAP)


@given(files())
def test_whatever_is_laid_out_says_the_same_and_is_laid_out_for_good(text: str) -> None:
    found = laid_out(text, drop_comments=True)
    with suppress(SourceError):
        found = laid_out(text)
        assert comments(found) == comments(text)
    before, after = (ox.Dataset(ox.parse(each.encode(), format=ox.RdfFormat.TRIG)) for each in (text, found))
    for each in (before, after):
        each.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert before == after
    assert laid_out(found) == found


def test_a_passage_without_a_block_that_is_described_twice_keeps_both_descriptions() -> None:
    text = 'p:1 csa:order 1 ; csa:locator 1 .\np:1 csa:order 1 ; csa:locator 1 ; csa:page "7" .\n'
    assert body(text) == text
