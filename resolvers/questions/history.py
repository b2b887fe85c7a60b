"""History: what was recorded of an entity, version by version, and what each version changed."""

from collections.abc import Sequence

from graph.page import Page
from graph.questions.history import HISTORY, HistoryParams
from graph.reader import GraphReader
from graph.scope import Scope
from graph.versions import VersionRow
from resolvers.entities import kind_of, not_found


async def history(graph: GraphReader, *, entity: str, page: Page, scope: Scope) -> Sequence[VersionRow]:
    """A page of the versions of everything that was said of an entity; one more than asked where there are more.

    Raises:
        BadInput: the text is no id.
        NotFound: nothing was ever recorded of it, by the instant asked about, that the caller may see.
    """
    kind_of(entity)
    own = HistoryParams.model_validate({"id": entity, **page.values()})
    rows = await graph.ask(HISTORY, scope, own)
    if not rows and page.after is None and page.before is None:
        raise not_found(entity)
    return rows
