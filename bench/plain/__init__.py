"""The same page as a Django developer writes it on a normal day: django-filter, the ORM and a template."""
