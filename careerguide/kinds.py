"""Every kind of entry, from the floor to the roof."""

import careerguide.content.schema
import careerguide.schema
import pathways.schema
import roles.schema
import skills.schema

KINDS = (
    *careerguide.content.schema.KINDS,
    *skills.schema.KINDS,
    *roles.schema.KINDS,
    *pathways.schema.KINDS,
    *careerguide.schema.KINDS,
)
