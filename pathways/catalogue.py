from collections.abc import Iterator

from careerguide.catalogue.index import Item

from .models import Credential, Pathway, StartingPoint


def items() -> Iterator[Item]:
    for pathway in Pathway.objects.published().prefetch_related("steps"):
        steps = " ".join(f"{step.title} {step.text}" for step in pathway.steps.all())
        yield Item(
            "Pathways", pathway.title, pathway.get_absolute_url(), pathway.summary, text=f"{pathway.body} {steps}"
        )
    for start in StartingPoint.objects.published():
        yield Item("Starting points", start.title, start.get_absolute_url(), start.summary, text=start.body)
    for credential in Credential.objects.published():
        text = f"{credential.body} {credential.requires} {credential.awarded_by}"
        yield Item("Credentials", credential.title, credential.get_absolute_url(), credential.summary, text=text)
