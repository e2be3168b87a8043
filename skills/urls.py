from django.urls import path

from . import views

app_name = "skills"
urlpatterns = [
    path("skills/", views.skill_list, name="list"),
    path("skills/<slug:slug>/", views.skill_page, name="page"),
]
