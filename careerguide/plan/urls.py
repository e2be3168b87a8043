from django.urls import path

from . import views

urlpatterns = [
    path("fit/", views.fit, name="fit"),
    path("plan/", views.plan, name="plan"),
]
