"""Every rule by which the content is looked through, in the order of the packages."""

import careerguide.content.findings
import pathways.findings
import roles.findings

RULES = (*careerguide.content.findings.RULES, *roles.findings.RULES, *pathways.findings.RULES)
