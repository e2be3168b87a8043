"""How one gets there."""

from .pathway import Pathway, Step, Way, WayItem
from .stage import Stage, StageGain, StageNeed
from .start import Credential, NearestWay, Place, StartingOccupation, StartingPoint, StartingSkill

__all__ = [
    "Credential",
    "NearestWay",
    "Pathway",
    "Place",
    "Stage",
    "StageGain",
    "StageNeed",
    "StartingOccupation",
    "StartingPoint",
    "StartingSkill",
    "Step",
    "Way",
    "WayItem",
]
