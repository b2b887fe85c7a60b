// Which facts, in a version of any time, still hold one of these names in their own words?
MATCH (f:Fact)
WHERE any(name IN $p.names WHERE
  any(text IN [f.name, f.title, f.note, f.action, f.outcome, f.share, f.topic, f.decision, f.feedback, f.resolution, f.text, f.objection]
    WHERE text CONTAINS name))
WITH DISTINCT f.id AS id ORDER BY id
RETURN collect(id)
