// Where do these entities stand, and which day do those of them that are sources speak of, by the versions open now?
UNWIND $p.ids AS id
MATCH (e:Entity {id: id})<-[:OF]-(s:Fact)
WHERE s.open_id = s.id AND (s.id = id OR s.id STARTS WITH id + '#')
WITH id, s ORDER BY s.valid_from, s.id
WITH id, collect([s.area_code, coalesce(s.stated, s.published)]) AS states
ORDER BY id
RETURN collect([id, last(states)])
