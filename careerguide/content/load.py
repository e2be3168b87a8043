from .mapping import Kind
from .models import Source
from .schema import SourceDocument

KINDS = (Kind("sources", Source, SourceDocument),)
