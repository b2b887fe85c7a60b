"""What one publication did to a fact, told from the version it recorded or closed and the one before."""

from graph.codelists import CodeList
from graph.questions.changes import ChangesRow
from graph.versions import VersionRow
from resolvers.definitions.columns import changed_columns


class ChangeKind(CodeList):
    """What became of a fact by a publication (变更方式)."""

    CREATED = "CREATED", "Recorded for the first time (新增)."
    CHANGED = "CHANGED", "Another version took the place of the one before (更改)."
    CLOSED = "CLOSED", "Another version tells when it ended, which the one before did not (终止)."
    FOLLOWED = (
        "FOLLOWED",
        "Recorded anew with no column changed that is shown: its place followed another's, or it was merged (随动).",
    )
    WITHDRAWN = "WITHDRAWN", "It counts no longer, and nothing took its place (撤回)."
    REINSTATED = "REINSTATED", "It counts again, after it had been withdrawn (恢复)."
    ENTERED = "ENTERED", "It stands in the area now; before, it stood elsewhere (移入)."
    LEFT = "LEFT", "It stands in the area no longer; the version told is the last that did (移出)."
    ERASED = "ERASED", "A person was erased on request, with every version of what was theirs (删除)."


_COMPARED = frozenset({ChangeKind.CHANGED, ChangeKind.CLOSED, ChangeKind.FOLLOWED, ChangeKind.REINSTATED})


def kind_of_change(change: ChangesRow) -> ChangeKind:
    """What became of the fact."""
    version = change.version
    if version is None:
        return ChangeKind.ERASED
    if change.closed:
        return ChangeKind.WITHDRAWN if change.number is None else ChangeKind.LEFT
    if version.former is None:
        return ChangeKind.CREATED if change.gap is None else ChangeKind.ENTERED
    return ChangeKind.REINSTATED if change.gap else _of_versions(version)


def columns_of_change(change: ChangesRow) -> tuple[str, ...] | None:
    """The columns in which the version differs from the one before; nothing where there is none to compare it with."""
    if change.version is None or kind_of_change(change) not in _COMPARED:
        return None
    return changed_columns(change.version)


def _of_versions(version: VersionRow) -> ChangeKind:
    if not changed_columns(version):
        return ChangeKind.FOLLOWED
    return ChangeKind.CLOSED if _ends_now(version) else ChangeKind.CHANGED


def _ends_now(version: VersionRow) -> bool:
    former = version.former
    return former is not None and version.until is not None and all(each.name != "to_text" for each in former.said)
