from django.urls import include, path

from . import views

urlpatterns = [path("", views.role_list), path("", include("roles.urls"))]  # the site's own, for the cards' links
