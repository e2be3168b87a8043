from django.contrib import admin
from django.urls import include, path

from careerguide.desk import second_factor
from careerguide.desk.preview import by_link

from .server import health

handler400 = "careerguide.web.problems.bad_request"
handler404 = "careerguide.front.views.page_not_found"
handler500 = "careerguide.web.problems.server_error"

urlpatterns = [
    path("", include("careerguide.front.urls")),
    path("", include("careerguide.search.urls")),  # asked at each letter that somebody types
    path("", include("careerguide.compare.urls")),  # before the roles, one of which could be called “compare”
    path("", include("careerguide.plan.urls")),
    path("", include("roles.urls")),
    path("", include("skills.urls")),
    path("", include("pathways.urls")),
    path("", include("careerguide.sources.urls")),
    path("healthz", health.alive),
    path("readyz", health.ready),
    path("preview/<str:token>/", by_link, name="preview"),
    path("admin/", include("careerguide.desk.urls")),
    path("admin/second-factor/", second_factor.page, name="second_factor"),
    path("admin/second-factor/codes/", second_factor.renewal, name="recovery_codes"),
    path("admin/", admin.site.urls),
]
