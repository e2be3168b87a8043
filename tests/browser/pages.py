"""The pages that are looked at in a browser: every list, and one page of each kind."""

LISTS = [
    "/",
    "/search/",
    "/search/?q=nurse",
    "/search/?q=zzxqzz",
    "/roles/",
    "/roles/pairs/",
    "/roles/salaries/",
    "/skills/",
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
