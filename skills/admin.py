from django.contrib import admin

from careerguide.desk.admin import OutsideLinkAdmin
from careerguide.desk.editing import CitedAdmin
from careerguide.desk.forms import LinesField, form_for

from .models import Domain, Skill, SkillOutsideLink
from .schema import DomainDocument, SkillDocument


@admin.register(Domain)
class DomainAdmin(CitedAdmin):
    form = form_for(DomainDocument)
    exclude = ["order"]  # the guide orders them


@admin.register(Skill)
class SkillAdmin(CitedAdmin):
    form = form_for(
        SkillDocument,
        tools=LinesField(required=False, help_text="Software, standards and methods by name, one on each line."),
        aliases=LinesField(required=False, help_text="Other names and abbreviations, one on each line."),
    )
    list_display = ["title", "domain", "core", "status", "reviewed_on"]
    list_filter = ["domain", "core", *CitedAdmin.list_filter]
    search_fields = [*CitedAdmin.search_fields, "tools", "aliases"]
    names = (*CitedAdmin.names, "aliases")
    autocomplete_fields = ["domain", "citations"]
    list_select_related = ["domain"]
    inlines = [OutsideLinkAdmin.inside(SkillOutsideLink)]


admin.site.register(SkillOutsideLink, OutsideLinkAdmin)
