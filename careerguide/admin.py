"""What the pages of the admin are headed by."""

from django.contrib import admin
from django.utils.functional import lazy

from careerguide.content.models import Guide


def site_name() -> str:
    return Guide.objects.values_list("title", flat=True).first() or Guide.neutral().title


admin.site.site_header = admin.site.site_title = lazy(site_name, str)()
admin.site.index_title = "Content"
