from django.urls import include, path

from . import views

urlpatterns = [
    path("", views.role_list),
    path("one/<slug:slug>/", views.role_detail),
    path("", include("careerguide.urls")),
]  # the site's own, for its links
