"""Every kind of entry, in the order of the packages."""

import careerguide.content.guide_schema
import careerguide.content.schema
import pathways.schema
import roles.schema
import skills.schema

KINDS = (
    *careerguide.content.schema.KINDS,
    *skills.schema.KINDS,
    *roles.schema.KINDS,
    *pathways.schema.KINDS,
    *careerguide.content.guide_schema.KINDS,
)
