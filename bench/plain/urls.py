from django.urls import include, path

from . import views

urlpatterns = [path("", views.role_list), path("", include("careerguide.urls"))]  # the site's own, for its links
