"""Checks are run as they were asked for, and become a report: what was found, what was not, what is known.

Decides neither what a check finds nor how the report looks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from csa_graph.base.days import read_day
from csa_graph.checking import checks
from csa_graph.checking import profile as profiles
from csa_graph.checking.report import LEFT_OUT, NEEDS_DAY, OF_NO_EDITION, TURNED_OFF, Report, SkippedCheck
from csa_graph.terms.iris import DCT

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from pathlib import Path

    from csa_graph.checking.findings import Finding
    from csa_graph.naming.names import Names
    from csa_graph.projection.moment import Moment
    from csa_graph.sparql.store import Edition, Store


class CheckOptions(TypedDict, total=False):
    """How checks are run.

    Attributes:
        as_of: Day at which the state is judged, or what :func:`read_day` reads; without one, checks that need
            it are not run.
        profile: Severities, checks that are off and rules of one's own; or the file of them.
        baseline: File of an earlier report, whose findings are known.
        threads: How many checks run at once, at most as many as the store can use; None for so many.
    """

    as_of: datetime.date | str | None
    profile: profiles.Profile | Path | str | None
    baseline: Path | str | None
    threads: int | None


def inspect(
    store: Store,
    names: Names,
    *,
    only: str | Iterable[str] | None = None,
    skip: str | Iterable[str] | None = None,
    edition: Edition = None,
    whole: Store | None = None,
    **options: Unpack[CheckOptions],
) -> Report:
    """Run checks on a store and report.

    Args:
        store: A built store, rules applied.
        names: The names of that store.
        only: Codes of the checks to run, or one code, even if the profile turns them off; None for all.
        skip: Codes of checks to leave out, or one code.
        edition: IRI of the edition to check; None checks the current layer.
        whole: The store with what is not current as well; None where it is the same.
        options: How they are run.

    Raises:
        UnknownNameError: There is no check of a code that was given; with suggestions.
        SourceError: The profile or the baseline cannot be read.
        QueryError: A check's query or header is wrong.
        CsaGraphError: The day is none.
    """
    profile = profiles.resolve(options.get("profile"))
    as_of, baseline = options.get("as_of"), options.get("baseline")
    day = read_day(as_of) if isinstance(as_of, str) else as_of
    wanted = None if only is None else _list_codes(only)
    left_out = _list_codes(skip or ())
    chosen = checks.choose(profile.checks, wanted, left_out)
    off = {check.code for check in chosen} & profile.off if wanted is None else set()
    not_run = [SkippedCheck(profile.checks[code], LEFT_OUT) for code in wanted or () if code in left_out]
    ran = {}
    for check in chosen:
        if check.code in off:
            not_run.append(SkippedCheck(check, TURNED_OFF))
        elif edition is not None and not check.by_edition:
            not_run.append(SkippedCheck(check, OF_NO_EDITION))
        elif day is None and check.needs_date:
            not_run.append(SkippedCheck(check, NEEDS_DAY))
        else:
            ran[check.code] = check
    earlier = None
    if baseline is not None:
        from csa_graph.checking.baseline import read as read_baseline

        earlier = read_baseline(baseline)
    found = checks.run(
        store,
        names,
        only=ran,
        edition=edition,
        as_of=day,
        known=profile.checks,
        threads=options.get("threads"),
        whole=whole,
    )
    titles = _titles(store, names, edition)
    ran = {code: check._replace(remedy=names.remedies.render(check.remedy)) for code, check in ran.items()}
    if earlier is None:
        return Report(tuple(found), ran, tuple(not_run), day, titles)
    from csa_graph.checking.baseline import compare

    new, known, fixed, unchecked = compare(found, earlier, ran)
    return Report(new, ran, tuple(not_run), day, titles, True, known, fixed, unchecked)


def inspect_moment(
    moment: Moment,
    *,
    only: str | Iterable[str] | None = None,
    skip: str | Iterable[str] | None = None,
    **options: Unpack[CheckOptions],
) -> Report:
    """Run checks on what is current on a day; arguments and errors as for :func:`inspect`.

    A finding that something is stated nowhere tells what is stated for other days.
    """
    moment = moment.move(options.get("as_of"))
    report = inspect(
        moment.store,
        moment.names,
        only=only,
        skip=skip,
        edition=moment.edition,
        whole=moment.whole,
        **options,
    )
    judged = moment.current.write()
    if not moment.current.ended:
        return replace(report, judged=judged)

    def tell(finding: Finding) -> Finding:
        denied = finding.code in report.checks and report.checks[finding.code].query.denies
        told = moment.tell_others(finding.focus.iri, denied) if denied else ""
        message = f"{judged.rstrip('.')}: {finding.message}"
        return replace(finding, message=f"{message} {told}", also=(*finding.also, told)) if told else finding

    return replace(
        report,
        judged=judged,
        findings=tuple(map(tell, report.findings)),
        known=tuple(map(tell, report.known)),
    )


def _list_codes(codes: str | Iterable[str]) -> list[str]:
    return [codes] if isinstance(codes, str) else list(codes)


def _titles(store: Store, names: Names, edition: Edition) -> tuple[str, ...]:
    import pyoxigraph as ox

    if edition is not None:
        return (names.label(ox.NamedNode(edition) if isinstance(edition, str) else edition),)
    replaces = DCT.replaces
    replaced = {quad.object for quad in store.quads(None, replaces, None, ox.DefaultGraph())}
    return tuple(names.label(each) for each in store.editions() if each not in replaced)
