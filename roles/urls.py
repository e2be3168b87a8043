from django.urls import path

from . import views

app_name = "roles"
urlpatterns = [
    path("roles/", views.role_list, name="list"),
    path("roles/salaries/", views.salaries, name="salaries"),
    path("roles/salaries.csv", views.salaries_csv, name="salaries-csv"),
    path("roles/pairs/", views.pair_list, name="pairs"),
    path("roles/pairs/<slug:slug>/", views.pair_page, name="pair"),
    path("roles/<slug:slug>/", views.role_page, name="page"),
    path("occupations/", views.occupation_list, name="occupations"),
    path("occupations/<slug:slug>/", views.occupation_page, name="occupation"),
    path("questions/", views.answer_list, name="answers"),
    path("questions/<slug:slug>/", views.answer_page, name="answer"),
    path("topics/", views.topic_list, name="topics"),
    path("topics/<slug:slug>/", views.topic_page, name="topic"),
]
