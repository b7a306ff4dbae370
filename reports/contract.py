"""The JSON contract as types: what `as_json` writes, and what the JSON Schema is made from.

Imported for its names alone by the type checker, and in earnest only where the schema is asked for.
"""

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

Exact = Annotated[str, Field(pattern=r"^-?\d+(\.\d+|/\d+)?$", description="An exact decimal, or p/q.")]
Offset = Annotated[int, Field(ge=0)]
Position = Annotated[int, Field(ge=1, description="From 1; columns count code points.")]
Count = Annotated[int, Field(ge=0)]
UnitText = Annotated[str | None, Field(description="Null for a plain number.")]
VerdictWord = Literal["consistent", "inconsistent", "disputed", "undetermined"]
SeverityWord = Literal["error", "warning", "note", "none"]


class SpanObject(TypedDict):
    """A half-open range of code points of the untouched text."""

    start: Offset
    end: Offset


class BoundsObject(TypedDict):
    """An exact value in a unit, and the values that it stands for; null is an end without a bound."""

    value: Exact
    unit: UnitText
    low: Exact | None
    high: Exact | None


class QuantityObject(BoundsObject):
    """A quantity as the text writes it."""

    text: str


class PremiseObject(QuantityObject):
    """A quantity that the asserted one should follow from, under its name in the formula."""

    name: str
    span: SpanObject


RepairObject = TypedDict(
    "RepairObject",
    {"span": SpanObject, "from": str, "to": str, "why": str, "stated": SpanObject | None},
)
"""One change that makes the claim hold; `stated` is where the text itself has the repaired value."""


class DiscrepancyObject(TypedDict):
    """How far asserted and derived lie apart, asserted over derived; null where derived is 0."""

    factor: Exact | None
    log10: float | None
    diagnosis: str
    repairs: list[RepairObject]


class SpentObject(TypedDict):
    """What it took to ask one prompt, which was about `figures` figures together: each has an equal share."""

    figures: Count
    calls: Count
    tokens_in: Count | None
    tokens_out: Count | None
    cost: Exact | None
    seconds: Exact


class DerivationObject(TypedDict):
    """What one backend derived without knowing the asserted value.

    `value` is what our arithmetic makes of the backend's formula over `premises`, in the asserted unit; null unless the
    status is answered, and `reason` then says why. `factor` is asserted over derived. For an estimate low and high are
    the range that the backend gave. `spent` has an entry for each prompt in which the figure was asked about.
    """

    backend: str
    family: str
    question: Literal["derive", "estimate", "locate", "cross-examine"]
    status: Literal["answered", "abstained", "not_checked"]
    value: Exact | None
    unit: UnitText
    low: Exact | None
    high: Exact | None
    formula: str | None
    premises: list[PremiseObject]
    agrees: bool | None
    factor: Exact | None
    reason: str | None
    prompt: Annotated[str | None, Field(description="The digest of the prompt's template.")]
    spent: list[SpentObject]


class RelatedObject(TypedDict):
    """A span worth showing beside the finding, and why."""

    span: SpanObject
    role: str


class CorrectionObject(TypedDict):
    """What a claim comes to once the error of the finding `root` is mended, and whether its figure agrees with that."""

    root: str
    derived: BoundsObject
    survives: bool


class SensitivityObject(TypedDict):
    """By how many percent the derived value moves when a premise grows by one percent."""

    name: str
    percent: Exact


class ReferenceObject(TypedDict):
    """The entry of the reference sheet that the figure was checked against."""

    label: str
    text: str
    as_of: str
    source: str
    line: Annotated[int, Field(ge=0, description="In the sheet.")]


class SuppressedObject(TypedDict):
    """Where it is said that a finding does not count, and why."""

    by: Literal["comment", "configuration", "baseline", "unchanged"]
    reason: str


class NoticeObject(TypedDict):
    """Something to be told that is no claim, as about a suppression."""

    name: str
    severity: Literal["warning", "note"]
    span: SpanObject
    line: Position
    column: Position
    message: str


class FindingObject(TypedDict):
    """A claim with its evidence and verdict; `derived` is null where `abstention` says why.

    `rests_on` are the ids of the findings that assert its premises. `consequence_of` is the id of the finding whose
    error it only carries on, and `correction` what becomes of it once that is mended; null where no error reaches it.
    """

    id: str
    kind: str
    verdict: VerdictWord
    severity: SeverityWord
    span: SpanObject
    line: Position
    column: Position
    quote: str
    extent: SpanObject
    strength: str
    asserted: QuantityObject
    formula: str
    premises: list[PremiseObject]
    derived: BoundsObject | None
    agreement: Literal["exact", "rounded", "slack"] | None
    abstention: str | None
    discrepancy: DiscrepancyObject | None
    derivations: list[DerivationObject]
    related: list[RelatedObject]
    rests_on: list[str]
    consequence_of: str | None
    correction: CorrectionObject | None
    sensitivity: list[SensitivityObject]
    reference: ReferenceObject | None
    suppressed: SuppressedObject | None
    message: str


class DocumentObject(TypedDict):
    """One input: its findings, or the error for which it could not be audited."""

    id: str
    path: str
    sha256: Annotated[str | None, Field(description="Of the text as read; null where it could not be read.")]
    status: Literal["audited", "failed"]
    error: str | None
    quantities: Count
    findings: list[FindingObject]
    notices: list[NoticeObject]


class ToolObject(TypedDict):
    """What made the audit."""

    name: str
    version: str


class SummaryObject(TypedDict):
    """How many findings have each verdict, and how the run ended."""

    consistent: Count
    inconsistent: Count
    disputed: Count
    undetermined: Count
    suppressed: Count
    rule: Annotated[str, Field(description="What the gate was decided by, in a sentence.")]
    exit_code: Literal[0, 1, 2]


class BackendObject(TypedDict):
    """One backend over the whole run: of the figures asked about, how many have which status.

    Tokens are null where the backend did not report them, the cost in dollars where no price is known.
    """

    backend: str
    family: str
    models: Annotated[list[str], Field(description="As the backend itself named them.")]
    asked: Count
    answered: Count
    abstained: Count
    not_checked: Count
    agreeing: Count
    dissenting: Count
    calls: Count
    failures: Count
    tokens_in: Count | None
    tokens_out: Count | None
    cost: Exact | None
    seconds: Exact
    troubles: list[str]
    settings: Annotated[dict[str, str], Field(description="Those that change a reply, besides the prompt.")]


class CrossExaminationObject(TypedDict):
    """Who was asked, with which prompts, and how many families make a quorum."""

    quorum: Count
    incomplete: Annotated[bool, Field(description="Whether some question to some backend has no reply.")]
    prompts: Annotated[dict[str, str], Field(description="The digest of each prompt's template.")]
    backends: list[BackendObject]


class SideObject(TypedDict):
    """What one document states of a quantity that others state otherwise; `document` is its id."""

    document: str
    path: str
    span: SpanObject
    line: Position
    column: Position
    stated: QuantityObject


class ContradictionObject(TypedDict):
    """One quantity that documents of the run give different values, a side for each document.

    A warning where a slip of the pen tells the values apart, else a note: never an error. `label` holds the words that
    the statements share. `odd` is the index of the side whose value the fewest documents have.
    """

    id: str
    severity: Literal["warning", "note"]
    label: str
    sides: list[SideObject]
    odd: Count
    suppressed: SuppressedObject | None
    message: str


class AuditObject(TypedDict):
    """All findings of one run. Fields may be added within a schema version, never changed."""

    schema_version: Literal[1]
    tool: ToolObject
    cross_examination: Annotated[CrossExaminationObject | None, Field(description="Null where no backend was asked.")]
    documents: list[DocumentObject]
    contradictions: Annotated[list[ContradictionObject], Field(description="Between documents.")]
    summary: SummaryObject
    record: Annotated[
        str | None,
        Field(description="What `check report` renders again, the texts included; for this version of the tool alone."),
    ]
