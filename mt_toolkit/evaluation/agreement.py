"""What a difference of scores means to people: how often they would agree on which of two systems is better.

Kocmi, Zouhar, Federmann and Post 2024, "Navigating the Metrics Maze" (ACL 2024): accuracy(Δ) = a / (1 + e^(−bΔ)), with
a and b fitted on judgements of many system pairs of 2023 (not Kazakh). The parameters are those that the authors'
package ``mt-thresholds`` 1.0.4 holds. No curve is published for chrF++; that of chrF is not used for it.
"""

from __future__ import annotations

import math

_CURVES = {
    "BLEU": (88.3333, 0.96639),
    "chrF": (93.0, 1.11427),
    "COMET-22": (96.2237, 2.83592),
    "xCOMET-XL": (96.5674, 1.45356),
    "MetricX-23-L": (93.6078, 26.27785),
}


def human_agreement(metric: str, difference: float) -> float | None:
    """Percent of cases in which people rank two systems as a metric does that sees ``difference`` between them.

    None where no curve is known.
    """
    if metric not in _CURVES or math.isnan(difference):
        return None
    ceiling, slope = _CURVES[metric]
    return ceiling / (1.0 + math.exp(-slope * abs(difference)))
