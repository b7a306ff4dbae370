"""The parts of the JSON contract that several objects share: spans, exact values, quantities, premises."""

from fractions import Fraction
from typing import TYPE_CHECKING

from claims.claim import Premise
from claims.document import Document
from claims.quantity import Quantity
from claims.span import Span
from claims.suppression import Suppression
from claims.unit import Unit
from reports.numerals import decimal

if TYPE_CHECKING:
    # Names for the type checker: the module imports pydantic.
    from reports.contract import PremiseObject, QuantityObject, SpanObject, SuppressedObject


def quantity_object(quantity: Quantity, document: Document) -> "QuantityObject":
    """A quantity as the text writes it, with the values that it stands for."""
    interval = quantity.interval
    return {
        "text": document.quote(quantity.span),
        "value": decimal(quantity.value),
        "unit": unit_text(quantity.unit),
        "low": exact(interval.low),
        "high": exact(interval.high),
    }


def premise_object(premise: Premise, document: Document) -> "PremiseObject":
    """A premise under its name in the formula."""
    quantity = premise.quantity
    return {"name": premise.name, **quantity_object(quantity, document), "span": span_object(quantity.span)}


def suppressed_object(suppression: Suppression | None) -> "SuppressedObject | None":
    """That a finding does not count, and why; None where it does."""
    return None if suppression is None else {"by": suppression.by.value, "reason": suppression.reason}


def span_object(span: Span) -> "SpanObject":
    """A half-open range of code points."""
    return {"start": span.start, "end": span.end}


def exact(value: Fraction | None) -> str | None:
    """An exact value in full."""
    return None if value is None else decimal(value)


def unit_text(unit: Unit) -> str | None:
    """The unit in the notation of the contract, None for a plain number."""
    return str(unit) or None
