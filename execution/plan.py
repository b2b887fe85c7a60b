"""Plans: which fields of which types an operation asks for, collected once, and what each of them reads.

A plan knows no value of a variable but those that its directives hang on: which arguments a field has is told when it
runs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

from graphql import (
    BooleanValueNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    Node,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    VariableNode,
    is_abstract_type,
)
from strawberry.schema.schema_converter import GraphQLCoreConverter

from execution.forms import Form, form_of
from schema.fields import READS, Reading, Value

TYPENAME: Final = "__typename"
CONDITIONS: Final = ("skip", "include")


class NotPlanned(Exception):  # noqa: N818 - no fault: another way answers
    """The operation is one that graphql-core runs; the text says why."""


@dataclass(frozen=True, eq=False)
class FieldPlan:
    """A field of an answer.

    Attributes:
        key: what it is called in the answer.
        name: what it is called in the schema.
        nodes: where the document asks for it.
        parent: the type it is asked of.
        field: its definition.
        declared: the same as Strawberry has it; nothing for `__typename`.
        reads: what it reads of its row; nothing where its resolver has to be called.
        form: what its values are.
        below: what is asked of its values.
        fixed: whether its arguments are the same in every request.
    """

    key: str
    name: str
    nodes: tuple[FieldNode, ...]
    parent: GraphQLObjectType
    field: GraphQLField
    declared: Any
    reads: Reading | None
    form: Form
    below: "Selection"
    fixed: bool


class Selection:
    """What is asked of a value, whatever its type turns out to be; the fields of each type are collected once."""

    def __init__(self, within: "Planned", sets: tuple[SelectionSetNode, ...]) -> None:
        self._within, self._sets = within, sets
        self._fields: dict[str, tuple[FieldPlan, ...]] = {}

    def fields(self, of: GraphQLObjectType) -> tuple[FieldPlan, ...]:
        """The fields asked of a type, in the order of the answer."""
        found = self._fields.get(of.name)
        if found is None:
            found = self._fields[of.name] = tuple(self._collected(of))
        return found

    def _collected(self, of: GraphQLObjectType) -> Iterator[FieldPlan]:
        nodes: dict[str, list[FieldNode]] = {}
        spread: set[str] = set()
        for each in self._sets:
            self._within.collect(each, of, nodes, spread)
        for key, some in nodes.items():
            yield self._within.field_of(of, key, tuple(some))


@dataclass(eq=False)
class Planned:
    """An operation as it runs under some values of its conditions.

    Attributes:
        schema: what it is asked of.
        operation: the operation.
        fragments: the document's fragments by name.
        conditions: the values of the variables that directives hang on.
        root: what is asked of the query type.
        arguments: of the fields that have the same ones in every request, once they were worked out.
    """

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    conditions: Mapping[str, object]
    root: Selection = field(init=False)
    arguments: dict[FieldPlan, dict[str, Any]] = field(default_factory=dict[FieldPlan, dict[str, Any]])

    def __post_init__(self) -> None:
        self.root = Selection(self, (self.operation.selection_set,))

    def collect(
        self, within: SelectionSetNode, of: GraphQLObjectType, nodes: dict[str, list[FieldNode]], spread: set[str]
    ) -> None:
        """Adds what a selection set asks of a type, by the keys of the answer."""
        for selection in within.selections:
            if not all(self._holds(directive) for directive in selection.directives or ()):
                continue
            if isinstance(selection, FieldNode):
                key = selection.alias.value if selection.alias else selection.name.value
                nodes.setdefault(key, []).append(selection)
            elif isinstance(selection, InlineFragmentNode):
                on = selection.type_condition
                if on is None or self._is_of(of, on.name.value):
                    self.collect(selection.selection_set, of, nodes, spread)
            else:
                name = cast("FragmentSpreadNode", selection).name.value
                fragment = self.fragments[name]
                if name not in spread and self._is_of(of, fragment.type_condition.name.value):
                    spread.add(name)
                    self.collect(fragment.selection_set, of, nodes, spread)

    def field_of(self, of: GraphQLObjectType, key: str, nodes: tuple[FieldNode, ...]) -> FieldPlan:
        """One field of a type."""
        name = nodes[0].name.value
        if name == TYPENAME:
            field, declared, reads = TypeNameMetaFieldDef, None, None
        elif name.startswith("__"):
            raise NotPlanned(f"{name} asks about the schema")
        else:
            field = of.fields[name]
            declared = field.extensions[GraphQLCoreConverter.DEFINITION_BACKREF]
            reads = cast("Reading | None", declared.metadata.get(READS))
        form = form_of(cast("Any", field).type, reads.words if isinstance(reads, Value) else None)
        below = Selection(self, tuple(node.selection_set for node in nodes if node.selection_set))
        fixed = not any(map(_varies, nodes[0].arguments or ()))
        return FieldPlan(key, name, nodes, of, field, declared, reads, form, below, fixed)

    def _holds(self, directive: DirectiveNode) -> bool:
        """Whether a condition lets its selection be."""
        value = _condition(directive)
        told = value.value if isinstance(value, BooleanValueNode) else self.conditions[_variable(value)]
        return bool(told) is (directive.name.value == "include")

    def _is_of(self, of: GraphQLObjectType, name: str) -> bool:
        wanted = self.schema.get_type(name)
        return wanted is of or (is_abstract_type(wanted) and self.schema.is_sub_type(wanted, of))


def planned(schema: GraphQLSchema, document: DocumentNode, name: str | None, conditions: Mapping[str, Any]) -> Planned:
    """The plan of an operation of a validated document.

    Args:
        schema: what it is asked of.
        document: the document.
        name: which operation of it; may be left out where there is one.
        conditions: the coerced values of the variables that its directives hang on.

    Raises:
        NotPlanned: it is not a query, or asks for what only graphql-core runs.
    """
    operation = operation_of(document, name)
    if operation is None or operation.operation is not OperationType.QUERY:
        raise NotPlanned("only queries are planned")
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    plan = Planned(schema, operation, fragments, conditions)
    # Asked here what of the root cannot be planned; what lies below is asked of what turns out to be there.
    plan.root.fields(cast("GraphQLObjectType", schema.query_type))
    return plan


def operation_of(document: DocumentNode, name: str | None) -> OperationDefinitionNode | None:
    """The operation of a name, or the only one."""
    found = [
        each
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode) and (not name or (each.name and each.name.value == name))
    ]
    return found[0] if len(found) == 1 else None


def conditions_of(document: DocumentNode) -> tuple[str, ...]:
    """The variables that a document's directives hang on.

    Raises:
        NotPlanned: a directive is neither `@skip` nor `@include`.
    """
    found: dict[str, None] = {}
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            _conditions(definition.selection_set, found)
    return tuple(found)


def _conditions(within: SelectionSetNode, found: dict[str, None]) -> None:
    for selection in within.selections:
        for directive in selection.directives or ():
            if directive.name.value not in CONDITIONS:
                raise NotPlanned(f"@{directive.name.value} is not planned")
            value = _condition(directive)
            if not isinstance(value, BooleanValueNode):
                found[_variable(value)] = None
        below = getattr(selection, "selection_set", None)
        if below is not None:
            _conditions(below, found)


def _varies(node: Any) -> bool:
    """Whether a value, or an argument or field of one, holds a variable."""
    if isinstance(node, VariableNode):
        return True
    inside = [
        getattr(node, "value", None),
        *(getattr(node, "values", None) or ()),
        *(getattr(node, "fields", None) or ()),
    ]
    return any(_varies(each) for each in inside if isinstance(each, Node))


def _condition(directive: DirectiveNode) -> Any:
    return cast("Any", directive.arguments)[0].value


def _variable(value: Any) -> str:
    return cast("VariableNode", value).name.value
