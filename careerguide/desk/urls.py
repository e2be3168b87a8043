from django.contrib import admin
from django.urls import path

from .board import health

app_name = "desk"
urlpatterns = [path("health/", admin.site.admin_view(health), name="health")]
from .rendering import rendering

urlpatterns = [path("rendering/", rendering, name="rendering")]
from .doors import edit, find

urlpatterns = [
    path("edit/<slug:slug>/", edit, {"folder": ""}),
    path("edit/<slug:folder>/<slug:slug>/", edit, name="edit"),
    path("find/", find, name="find"),
    path("rendering/", rendering, name="rendering"),
]
