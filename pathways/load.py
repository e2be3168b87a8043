from careerguide.content.mapping import Kind

from .models import Credential, Pathway, StartingPoint
from .schema import CredentialDocument, PathwayDocument, StartingPointDocument

KINDS = (
    Kind("starting-points", StartingPoint, StartingPointDocument),
    Kind("credentials", Credential, CredentialDocument),
    Kind("pathways", Pathway, PathwayDocument),
)
