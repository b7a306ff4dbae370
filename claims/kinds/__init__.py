"""The kinds of claim, one file each; their order is the order in which they are tried."""

from claims.kinds import (
    average,
    compound_growth,
    conversion,
    count,
    derivation,
    equation,
    multiple,
    percentage_change,
    percentage_points,
    rate,
    reason,
    reference,
    remainder,
    repetition,
    share,
    statistic,
    time_span,
    total,
)
from claims.kinds.kind import Kind

KINDS: tuple[Kind, ...] = (
    equation.KIND,
    conversion.KIND,
    share.KIND,
    compound_growth.KIND,
    percentage_change.KIND,
    percentage_points.KIND,
    remainder.KIND,
    reason.KIND,
    multiple.KIND,
    average.KIND,
    rate.KIND,
    total.KIND,
    time_span.KIND,
    count.KIND,
    statistic.KIND,
    reference.KIND,
    derivation.KIND,
    repetition.KIND,
)
