from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def empty(request: HttpRequest) -> HttpResponse:
    """What the framework and the middleware cost by themselves."""
    return HttpResponse()


urlpatterns = [path("empty/", empty), path("", include("careerguide.urls"))]
