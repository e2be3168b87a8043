from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from . import views
from .sitemaps import SITEMAPS

urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("search/suggestions/", views.suggestions, name="suggestions"),
    path("sources/", views.source_list, name="sources"),
    path("sources/<slug:slug>/", views.source_page, name="source"),
    path("about/", views.about, name="about"),
    path("roles/compare/", views.compare, name="compare"),
    path("roles/compare/sheet/", views.sheet, name="sheet"),
    path("roles/compare.csv", views.compare_csv, name="compare-csv"),
    path("roles/compare.json", views.compare_json, name="compare-json"),
    path("roles/compare/decide/", views.decide, name="decide"),
    path("", include("roles.urls")),
    path("", include("skills.urls")),
    path("", include("pathways.urls")),
    path("healthz", views.health, name="health"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("admin/", admin.site.urls),
]
