from django.urls import path

from . import views

app_name = "pathways"
urlpatterns = [
    path("pathways/", views.pathway_list, name="list"),
    path("pathways/credentials/", views.credential_list, name="credentials"),
    path("pathways/credentials/<slug:slug>/", views.credential_page, name="credential"),
    path("pathways/stages/", views.stage_list, name="stages"),
    path("pathways/from/<slug:slug>/", views.starting_point_page, name="starting-point"),
    path("pathways/<slug:slug>/", views.pathway_page, name="page"),
]
