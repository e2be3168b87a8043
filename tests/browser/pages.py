"""The pages that are looked at in a browser: every list, and one page of each kind."""

from urllib.parse import urlencode

from .known import OTHER_SKILL, POOR_ROLE, ROLE, SKILL, WORD, documents, longest

ADDRESSES = {
    "occupations": "/occupations/{}/",
    "pairs": "/roles/pairs/{}/",
    "skills": "/skills/{}/",
    "pathways": "/pathways/{}/",
    "starting-points": "/pathways/from/{}/",
    "credentials": "/pathways/credentials/{}/",
    "topics": "/topics/{}/",
    "answers": "/questions/{}/",
    "sources": "/sources/{}/",
}
EMPLOYER = next(slug for slug, topic in documents("topics").items() if topic["kind"] == "employer-type")
ROLES = longest("roles")
START = longest("starting-points")[0]
TWO, THREE = (urlencode({"role": ROLES[:count]}, doseq=True) for count in (2, 3))

LISTS = [
    "/",
    "/search/",
    f"/search/?q={WORD}",
    "/search/?q=zzxqzz",
    f"/search/?q={WORD[:-2]}{WORD[-1]}&kind=Skills",
    "/roles/",
    f"/roles/?kind=specialism&employer={EMPLOYER}",
    f"/roles/?q=data&skill={OTHER_SKILL}&sort=growth&market=united-kingdom&show=skill&page=9",
    "/roles/pairs/",
    "/roles/compare/",
    f"/roles/compare/?{THREE}",
    f"/roles/compare/sheet/?{TWO}",
    "/fit/",
    "/fit/?like=finding-out&study=6&country=other",
    "/roles/salaries/",
    "/occupations/",
    "/skills/",
    "/pathways/",
    "/pathways/credentials/",
    "/pathways/stages/",
    "/plan/",
    f"/plan/?start={START}&time=evenings&{TWO}&have={SKILL}",
    f"/plan/?start={START}",
    f"/plan/?{TWO}&have={SKILL}",
    "/questions/",
    "/topics/",
    "/sources/",
    "/about/",
    "/elsewhere/",
]
DETAILS = [
    f"/roles/{ROLE}/",
    f"/roles/{POOR_ROLE}/",
    *(address.format(longest(folder)[0]) for folder, address in ADDRESSES.items()),
]
PAGES = [*LISTS, *DETAILS]
MISSING = "/no-such-page/"
