"""Every kind of entry, from the floor to the roof."""

import careerguide.content.load
import pathways.load
import roles.load
import skills.load

KINDS = (
    *careerguide.content.load.KINDS,
    *skills.load.KINDS,
    *roles.load.KINDS,
    *pathways.load.KINDS,
)
