from django.contrib import admin

admin.site.site_header = "CareerGuide"
admin.site.site_title = "CareerGuide"
admin.site.index_title = "Content"
