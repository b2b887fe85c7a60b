// The street with the most bodies, somebody of many seats there, a problem of many steps, a compound, and the busiest body of all.
MATCH (s:OrganizationState)
WHERE size(s.area_code) >= 9 AND s.valid_from <= $p.day AND s.valid_to >= $p.day AND s.superseded_at > $p.known
WITH left(s.area_code, 9) AS street, count(s) AS bodies
WHERE EXISTS { (a:AreaState) WHERE a.code = street }
WITH street ORDER BY bodies DESC, street LIMIT 1
WITH street,
  head(COLLECT {
    MATCH (a:Appointment)-[:HOLDER]->(person:Person)
    WHERE a.area_code STARTS WITH street AND a.valid_from <= $p.day AND a.valid_to >= $p.day AND a.superseded_at > $p.known
    WITH person.id AS id, count(a) AS seats
    RETURN id ORDER BY seats DESC, id LIMIT 1
  }) AS person,
  head(COLLECT {
    MATCH (h:Handling)-[:OF]->(problem:Problem)
    WHERE h.area_code STARTS WITH street AND h.valid_from <= $p.day AND h.superseded_at > $p.known
    WITH problem.id AS id, count(h) AS steps
    RETURN id ORDER BY steps DESC, id LIMIT 1
  }) AS problem,
  head(COLLECT {
    MATCH (c:CompoundState)
    WHERE c.area_code STARTS WITH street AND size(c.name) >= 4 AND c.superseded_at > $p.known
    RETURN c.name ORDER BY c.name LIMIT 1
  }) AS compound,
  head(COLLECT {
    MATCH (h:Handling)-[:BY]->(body:Organization)
    WHERE h.valid_from <= $p.day AND h.superseded_at > $p.known
    WITH body.id AS id, count(h) AS steps
    RETURN [id, steps] ORDER BY steps DESC, id LIMIT 1
  }) AS department
RETURN [street, person, problem, compound, department]
