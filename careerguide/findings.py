"""Every rule by which the content is looked through, from the floor to the roof."""

import careerguide.content.findings
import pathways.findings
import roles.findings

RULES = (*careerguide.content.findings.RULES, *roles.findings.RULES, *pathways.findings.RULES)
