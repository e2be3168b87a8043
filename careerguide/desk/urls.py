from django.contrib import admin
from django.urls import path

from .content_health import health
from .doors import edit, find
from .rendering import rendering

app_name = "desk"
urlpatterns = [
    path("edit/<slug:slug>/", edit, {"folder": ""}),
    path("edit/<slug:folder>/<slug:slug>/", edit, name="edit"),
    path("find/", find, name="find"),
    path("health/", admin.site.admin_view(health), name="health"),
    path("rendering/", rendering, name="rendering"),
]
