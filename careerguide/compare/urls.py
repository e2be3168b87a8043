from django.urls import path

from . import views

urlpatterns = [
    path("roles/compare/", views.compare, name="compare"),
    path("roles/compare/sheet/", views.sheet, name="sheet"),
    path("roles/compare.csv", views.compare_csv, name="compare-csv"),
    path("roles/compare.json", views.compare_json, name="compare-json"),
    path("roles/compare/decide/", views.decision, name="decide"),
]
