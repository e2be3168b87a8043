from careerguide.content.mapping import Kind

from .models import Market, Role, RolePair, Topic
from .schema import MarketDocument, PairDocument, RoleDocument, TopicDocument

KINDS = (
    Kind("markets", Market, MarketDocument),
    Kind("roles", Role, RoleDocument),
    Kind("pairs", RolePair, PairDocument),
    Kind("topics", Topic, TopicDocument),
)
