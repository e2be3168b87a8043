"""The pages that are looked at in a browser: every list, and one page of each kind."""

LISTS = [
    "/",
    "/search/",
    "/search/?q=nurse",
    "/search/?q=zzxqzz",
    "/search/?q=pythn&kind=Skills",
    "/roles/",
    "/roles/?kind=specialism&employer=pharma-and-medtech",
    "/roles/?q=data&skill=sql&sort=growth&view=table&show=skill&page=9",
    "/roles/pairs/",
    "/roles/compare/",
    "/roles/compare/?role=ai-engineer&role=clinical-informaticist&role=biomedical-engineer",
    "/roles/compare/decide/?role=ai-engineer&role=clinical-informaticist&have=python",
    "/roles/compare/sheet/?role=ai-engineer&role=clinical-informaticist",
    "/roles/salaries/",
    "/skills/",
    "/skills/?page=2",
    "/pathways/",
    "/pathways/credentials/",
    "/topics/",
    "/sources/",
    "/about/",
]
DETAILS = [
    "/roles/ai-healthcare-specialist/",
    "/roles/ai-regulatory-science/",
    "/roles/pairs/specialist-or-ai-engineer/",
    "/skills/python/",
    "/pathways/six-steps/",
    "/pathways/from/nurse/",
    "/pathways/credentials/masters-degree/",
    "/topics/algorithmic-bias/",
    "/sources/career-paths/",
]
PAGES = [*LISTS, *DETAILS]
MISSING = "/no-such-page/"
